import type { Kit, Lowering, TfjsTensor } from '@oneiros/backend-tfjs';
import { getOrInsert } from '@oneiros/core';
import type { Application } from '@oneiros/tensor';
import { storedKind } from '../wgsl/types.ts';
import type { Gpu } from './gpu.ts';

/** A way to compute an application: shapes and dtypes are thought through once, then it runs many times. */
export type Prepared = (inputs: readonly TfjsTensor[], gpu: Gpu, kit: Kit) => TfjsTensor | readonly TfjsTensor[];

/** A lowering of our own. `prepare` is called once for each application. */
export function ownLowering(
  prepare: (application: Application) => Prepared,
  accepts: (application: Application) => boolean = () => true,
): Lowering {
  const known = new WeakMap<Application, Prepared>();
  return {
    accepts,
    run: (inputs, application, kit) =>
      getOrInsert(known, application, () => prepare(application))(inputs, gpuOf(kit), kit),
  };
}

/** The backend behind `kit`. */
export function gpuOf(kit: Kit): Gpu {
  return kit.runtime as Gpu;
}

/** A result of `application` that is not written yet. */
export function output({ outputs }: Application, gpu: Gpu, kit: Kit, at = 0): TfjsTensor {
  const { shape, dtype } = outputs[at]!;
  return kit.own(gpu.make(shape, dtype === 'bool' ? 'bool' : storedKind(dtype) === 'f32' ? 'float32' : 'int32'));
}
