import { isFloat, isUnsigned } from '@oneiros/core';
import type { Application } from '@oneiros/tensor';
import { isHalf } from './data-types.ts';
import type { TensorflowKernel } from './kit.ts';

/** Computed in float32 where the inputs are floats of 16 bits, and rounded then: the same on every version and device. */
export function widened(kernel: TensorflowKernel['run']): TensorflowKernel['run'] {
  return (kit, inputs, application) => {
    if (!inputs.some(({ dtype }) => isHalf(dtype))) return kernel(kit, inputs, application);
    const wide = inputs.map((x) => (isHalf(x.dtype) ? kit.cast(x, 'float32') : x));
    const results = kernel(kit, wide, application);
    const all = 'id' in results ? [results] : results;
    return all.map((result, i) => {
      const { dtype } = application.outputs[i]!;
      return isHalf(dtype) ? kit.cast(result, dtype) : result;
    });
  };
}

/** The op of TensorFlow of this name, on floats. */
export function onFloats(name: string): TensorflowKernel {
  return {
    accepts: ({ inputs }) => inputs.every(({ dtype }) => isFloat(dtype)),
    run: /*#__PURE__*/ widened((kit, inputs) => kit.op(name, inputs)),
  };
}

/** The op of TensorFlow of this name on numbers; `truth` computes truth values. */
export function onNumbers(name: string, truth?: string): TensorflowKernel {
  return {
    accepts: ({ inputs }) => truth !== undefined || !inputs.some(({ dtype }) => dtype === 'bool'),
    run: /*#__PURE__*/ widened((kit, inputs) =>
      kit.op(truth !== undefined && inputs[0]!.dtype === 'bool' ? truth : name, inputs),
    ),
  };
}

/** The op of TensorFlow of this name on numbers that have a sign. */
export function onSigned(name: string): TensorflowKernel {
  return {
    accepts: ({ inputs }) => !inputs.some(({ dtype }) => dtype === 'bool' || isUnsigned(dtype)),
    run: /*#__PURE__*/ widened((kit, inputs) => kit.op(name, inputs)),
  };
}

/** Whether all operands are floats. */
export function areFloats({ inputs }: Application): boolean {
  return inputs.every(({ dtype }) => isFloat(dtype));
}
/** Whether all operands are float32 or float64. */
export function areWideFloats({ inputs }: Application): boolean {
  return inputs.every(({ dtype }) => dtype === 'float32' || dtype === 'float64');
}
