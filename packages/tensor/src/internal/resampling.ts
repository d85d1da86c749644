import { bind } from '../bind.ts';
import { abs } from '../ops/abs.ts';
import { add } from '../ops/add.ts';
import { cast } from '../ops/cast.ts';
import { divide } from '../ops/divide.ts';
import { dotGeneral } from '../ops/dot-general.ts';
import { equal } from '../ops/equal.ts';
import { greater } from '../ops/greater.ts';
import { greaterEqual } from '../ops/greater-equal.ts';
import { iota } from '../ops/iota.ts';
import { lessEqual } from '../ops/less-equal.ts';
import { logicalAnd } from '../ops/logical-and.ts';
import { maximum } from '../ops/maximum.ts';
import { multiply } from '../ops/multiply.ts';
import { reciprocal } from '../ops/reciprocal.ts';
import { sin } from '../ops/sin.ts';
import { subtract } from '../ops/subtract.ts';
import { sum } from '../ops/sum.ts';
import { takeOp } from '../ops/take.ts';
import { transpose } from '../ops/transpose.ts';
import { where } from '../ops/where.ts';
import { type Tensor, tensor } from '../tensor.ts';

/** The weight of a pixel by its distance from a sample, of numbers and of tensors. */
export interface ResamplingKernel {
  readonly of: (distance: number) => number;
  readonly ofAll: (distance: Tensor) => Tensor;
}

/** max(0, 1 − x). */
export const triangleKernel: ResamplingKernel = {
  of: (x) => Math.max(0, 1 - x),
  ofAll: (x) => maximum(subtract(1, x), 0),
};

/** Keys's cubic convolution with a = −½: 1.5x³ − 2.5x² + 1 below 1, −0.5x³ + 2.5x² − 4x + 2 below 2. */
export const cubicKernel: ResamplingKernel = {
  of: (x) => (x >= 2 ? 0 : x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : (1.5 * x - 2.5) * x * x + 1),
  ofAll: (x) => {
    const near = add(multiply(multiply(subtract(multiply(x, 1.5), 2.5), x), x), 1);
    const far = add(multiply(subtract(multiply(add(multiply(x, -0.5), 2.5), x), 4), x), 2);
    return where(greaterEqual(x, 2), 0, where(greaterEqual(x, 1), far, near));
  },
};

/** Lanczos's windowed sinc, r · sin(πx) · sin(πx / r) / (πx)² up to the radius r. */
export function lanczosKernel(radius: number): ResamplingKernel {
  const least = 1e-3; // below it 1, as jax.image
  return {
    of: (x) => {
      if (x > radius) return 0;
      return x > least ? (radius * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / radius)) / (Math.PI * x) ** 2 : 1;
    },
    ofAll: (x) => {
      const angle = multiply(x, Math.PI);
      const product = multiply(multiply(sin(angle), sin(divide(angle, radius))), radius);
      const square = where(equal(x, 0), 1, multiply(angle, angle));
      return where(greater(x, radius), 0, where(greater(x, least), divide(product, square), 1));
    },
  };
}

/** Weights whose sum is not above this are all 0: 1000 times the distance from 1 to the next float32. */
const leastSum = 1000 * 2 ** -23;

/**
 * `x` with `axis` resized to `outputSize` as by `jax.image.resize`: sample i lies at (i + ½) · input / output − ½. `antialias`
 * widens the kernel where the axis shrinks.
 */
export function resizeAxis(
  x: Tensor,
  axis: number,
  outputSize: number,
  kernel: ResamplingKernel,
  antialias: boolean,
): Tensor {
  const inputSize = x.shape[axis]!;
  const { weights, taps, starts } = resizeWeights(inputSize, outputSize, kernel, antialias);
  // Of two pixels it costs less to gather them than to multiply with zeros for all others.
  if (taps > 2 || inputSize < 16) return resample(x, [axis], [tensor(weights, { shape: [inputSize, outputSize] })]);
  const along = x.shape.map((_, i) => (i === axis ? outputSize : 1));
  const parts = Array.from({ length: taps }, (_, tap) => {
    const places = starts.map((start) => start + tap);
    const shares = Float32Array.from(places, (place, i) => weights[place * outputSize + i]!);
    return multiply(bind(takeOp, [x, tensor(places)], { axis }), cast(tensor(shares, { shape: along }), x.dtype));
  });
  return parts.reduce((a, b) => add(a, b));
}

/** Weights [inputSize, outputSize], row-major; those of output i are 0 outside of `taps` inputs from `starts[i]` on. */
function resizeWeights(
  inputSize: number,
  outputSize: number,
  { of }: ResamplingKernel,
  antialias: boolean,
): { readonly weights: Float32Array; readonly taps: number; readonly starts: Int32Array } {
  const step = inputSize / outputSize;
  const width = antialias ? Math.max(step, 1) : 1;
  const weights = new Float32Array(inputSize * outputSize);
  const firsts = new Int32Array(outputSize);
  let taps = 1;
  for (let i = 0; i < outputSize; i++) {
    const sample = (i + 0.5) * step - 0.5;
    const column = Float64Array.from({ length: inputSize }, (_, j) => of(Math.abs(sample - j) / width));
    const total = column.reduce((a, b) => a + b, 0);
    if (Math.abs(total) <= leastSum) continue;
    for (let j = 0; j < inputSize; j++) weights[j * outputSize + i] = column[j]! / total;
    const used = [...column.keys()].filter((j) => column[j] !== 0);
    firsts[i] = used[0]!;
    taps = Math.max(taps, used.at(-1)! - used[0]! + 1);
  }
  return { weights, taps, starts: firsts.map((first) => Math.min(first, inputSize - taps)) };
}

/**
 * The weights [inputSize, outputSize] for a scale and a translation (scalar tensors of one dtype) known only when it runs;
 * samples outside of the input get none.
 */
export function scaledWeights(
  inputSize: number,
  outputSize: number,
  scale: Tensor,
  translation: Tensor,
  { ofAll }: ResamplingKernel,
  antialias: boolean,
): Tensor {
  const { dtype } = scale;
  const inverse = reciprocal(scale);
  const places = add(iota([1, outputSize], { axis: 1, dtype }), 0.5);
  const samples = subtract(subtract(multiply(places, inverse), multiply(translation, inverse)), 0.5);
  const distances = abs(subtract(samples, iota([inputSize, 1], { dtype })));
  const weights = ofAll(antialias ? divide(distances, maximum(inverse, 1)) : distances);
  const totals = sum(weights, { axis: 0, keepdims: true });
  const inside = logicalAnd(greaterEqual(samples, -0.5), lessEqual(samples, inputSize - 0.5));
  const counts = logicalAnd(inside, greater(abs(totals), leastSum));
  return where(counts, divide(weights, where(equal(totals, 0), 1, totals)), 0);
}

/** Contracts each of `axes` with its weights [input size, output size]. */
export function resample(x: Tensor, axes: readonly number[], weights: readonly Tensor[]): Tensor {
  // Each product moves the axis to the end.
  const order = x.shape.map((_, i) => i);
  const product = axes.reduce((t, axis, i) => {
    const at = order.indexOf(axis);
    order.push(...order.splice(at, 1));
    return dotGeneral(t, cast(weights[i]!, t.dtype), { contracting: [[at], [0]] });
  }, x);
  const back = x.shape.map((_, axis) => order.indexOf(axis));
  return back.every((axis, i) => axis === i) ? product : transpose(product, { axes: back });
}

/** Where `jax.image.resize` takes the nearest pixels from: ⌊(i + ½) · input / output⌋, in float32 as XLA multiplies it out. */
export function nearestPixels(inputSize: number, outputSize: number): Int32Array {
  const step = Math.fround(inputSize * Math.fround(1 / outputSize));
  return Int32Array.from({ length: outputSize }, (_, i) =>
    Math.min(Math.floor(Math.fround((i + 0.5) * step)), inputSize - 1),
  );
}
