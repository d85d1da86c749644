import type { TypedArray } from '@oneiros/core';
import type { Application, Backend, Spec } from '@oneiros/tensor';
import type { TfjsTensor } from '../tfjs-types.ts';
import { after } from './lane.ts';
import type { Step } from './walk.ts';

/** The application computed by another backend: operands are read, results are uploaded. */
export function onHost(
  application: Application,
  host: Backend,
  read: (tensor: TfjsTensor, spec: Spec) => TypedArray | Promise<TypedArray>,
): Step {
  const { outputs } = application;
  const operands = [...new Set(application.inputs)];
  const at = operands.map((value) => application.inputs.indexOf(value));
  const executable = host.compile({ inputs: operands, applications: [application], outputs });
  return (inputs, walker) => {
    const compute = (arrays: readonly TypedArray[]): ReturnType<Step> => {
      const handles = arrays.map((data, i) => host.upload(data, operands[i]!));
      const results = executable.run(handles, []);
      const elements = results.map((handle, i) => elementsOf(host, handle, outputs[i]!));
      const finish = (all: readonly TypedArray[]): readonly TfjsTensor[] => {
        for (const handle of [...handles, ...results]) host.free(handle);
        return all.map((data, i) => walker.upload(own(data, arrays), outputs[i]!));
      };
      return isReady(elements) ? finish(elements) : Promise.all(elements).then(finish);
    };
    const arrays = operands.map((value, i) => read(inputs[at[i]!]!, value));
    return after(isReady(arrays) ? arrays : Promise.all(arrays), compute);
  };
}

/** A kernel may hand back an operand itself, which may lie where uploading moves memory. */
function own(data: TypedArray, operands: readonly TypedArray[]): TypedArray {
  return operands.some(({ buffer }) => buffer === data.buffer) ? data.slice() : data;
}

/** The elements of a backend of the host, which has them at once. */
function elementsOf(host: Backend, handle: unknown, spec: Spec): TypedArray | Promise<TypedArray> {
  const now = host.readNow?.(handle) ?? (ArrayBuffer.isView(handle) ? (handle as TypedArray) : null);
  return now ?? host.read(handle, spec);
}

function isReady(values: readonly (TypedArray | Promise<TypedArray>)[]): values is readonly TypedArray[] {
  return values.every((v) => !(v instanceof Promise));
}
