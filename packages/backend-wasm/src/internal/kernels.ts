import type { TfjsDType, TfjsKernel, TfjsTensor } from '@oneiros/backend-tfjs';
import { broadcastShapes, sizeOf, stridesOf } from '@oneiros/core';
import { convolution, pooling } from './planes.ts';
import type { WasmRuntime } from './wasm-runtime.ts';

type Tensors = { readonly [name: string]: TfjsTensor };
// biome-ignore lint/suspicious/noExplicitAny: each kernel has attributes of its own
type Run = (runtime: WasmRuntime, inputs: Tensors, attrs: any) => TfjsTensor;

/** What backend-tfjs calls by tfjs's names: functions of WebAssembly, and moves of elements in its memory. */
export function makeKernels(): readonly TfjsKernel[] {
  const all: readonly (readonly [name: string, run: Run])[] = [
    ...unaryNames.map((name) => [name, unary(name)] as const),
    ...binaryNames.map((name) => [name, binary(name)] as const),
    ['IsFinite', unary('IsFinite', 'bool')],
    ['Sigmoid', sigmoid],
    // What a function takes differs from one to the other.
    ...['Sum', 'Prod'].map((name) => [name, reduction(name, (x, size) => [size, codes[x.dtype]])] as const),
    ...['Max', 'Min'].map((name) => [name, reduction(name, (x, size) => [codes[x.dtype], size])] as const),
    ...['All', 'Any'].map((name) => [name, reduction(name, (_, size) => [size])] as const),
    ['Conv2D', convolution('Conv2D', (filter) => filter.shape[3]!)],
    ['DepthwiseConv2dNative', convolution('DepthwiseConv2dNative', (filter) => filter.shape[2]! * filter.shape[3]!)],
    ['MaxPool', pooling('MaxPool', [1, 1])],
    ['AvgPool', pooling('AvgPool', [])],
    ['BatchMatMul', batchMatMul],
    ['Select', select],
    ['Cast', cast],
    ['Transpose', transpose],
    ['Tile', tile],
    ['PadV2', pad],
    ['Slice', slice],
    ['Concat', concat],
  ];
  return all.map(([kernelName, run]) => ({
    kernelName,
    kernelFunc: ({ inputs, attrs, backend }: { inputs: Tensors; attrs: object; backend: WasmRuntime }) =>
      run(backend, inputs, attrs),
  }));
}

const unaryNames: readonly string[] = [
  ...['Abs', 'Acos', 'Acosh', 'Asin', 'Asinh', 'Atan', 'Atanh', 'Ceil', 'Cosh', 'Erf', 'Exp', 'Expm1', 'Floor', 'Log'],
  ...['Log1p', 'LogicalNot', 'Neg', 'Relu', 'Round', 'Rsqrt', 'Sinh', 'Softplus', 'Sqrt', 'Square', 'Tan'],
  'Tanh',
];
const binaryNames: readonly string[] = ['Add', 'Sub', 'Multiply', 'RealDiv', 'Atan2', 'LogicalAnd', 'LogicalOr'];

/** Element types by tfjs's numbers for them. */
const codes: { readonly [dtype in TfjsDType]: number } = { float32: 0, int32: 1, bool: 2 };

function unary(name: string, dtype?: TfjsDType): Run {
  return (runtime, { x }) => {
    const out = runtime.makeOutput(x!.shape, dtype ?? x!.dtype);
    runtime.call(name, x!, codes[x!.dtype], out);
    return out;
  };
}

/** Of floats alone. */
function sigmoid(runtime: WasmRuntime, { x }: Tensors): TfjsTensor {
  const out = runtime.makeOutput(x!.shape, 'float32');
  runtime.call('Sigmoid', x!, out);
  return out;
}

function binary(name: string): Run {
  return (runtime, tensors) => {
    const [a, b] = [tensors.a!, tensors.b!];
    const out = runtime.makeOutput(broadcastShapes(name, a.shape, b.shape), a.dtype);
    runtime.call(name, a, a.shape, a.shape.length, b, b.shape, b.shape.length, codes[a.dtype], out);
    return out;
  };
}

/** Rows of a matrix. */
function reduction(name: string, args: (x: TfjsTensor, size: number) => readonly number[]): Run {
  return (runtime, tensors) => {
    const x = tensors.x!;
    const [rows, size] = x.shape as [number, number];
    const out = runtime.makeOutput([rows], x.dtype);
    runtime.call(name, x, ...args(x, size), out);
    return out;
  };
}

function batchMatMul(
  runtime: WasmRuntime,
  tensors: Tensors,
  { transposeA, transposeB }: { readonly transposeA: boolean; readonly transposeB: boolean },
): TfjsTensor {
  const [a, b] = [tensors.a!, tensors.b!];
  const batch = Math.max(a.shape[0]!, b.shape[0]!);
  const out = runtime.makeOutput([batch, a.shape[transposeA ? 2 : 1]!, b.shape[transposeB ? 1 : 2]!], 'float32');
  runtime.call('BatchMatMul', a, a.shape, 3, b, b.shape, 3, transposeA, transposeB, out);
  return out;
}

/** Where all three have the same shape, of one axis. */
function select(runtime: WasmRuntime, tensors: Tensors): TfjsTensor {
  const { condition, t, e } = tensors;
  const out = runtime.makeOutput(t!.shape, t!.dtype);
  runtime.call('SelectV2', condition!, t!, e!, 1, out);
  return out;
}

function cast(runtime: WasmRuntime, { x }: Tensors, { dtype }: { readonly dtype: TfjsDType }): TfjsTensor {
  const out = runtime.makeOutput(x!.shape, dtype);
  runtime.typedArrayFromHeap(out).set(runtime.typedArrayFromHeap(x!));
  return out;
}

function transpose(runtime: WasmRuntime, tensors: Tensors, { perm }: { readonly perm: readonly number[] }): TfjsTensor {
  const x = tensors.x!;
  const shape = perm.map((axis) => x.shape[axis]!);
  const out = runtime.makeOutput(shape, x.dtype);
  runtime.call('Transpose', x, x.shape, x.shape.length, codes[x.dtype], out, perm, perm.length);
  return out;
}

function tile(runtime: WasmRuntime, tensors: Tensors, { reps }: { readonly reps: readonly number[] }): TfjsTensor {
  const x = tensors.x!;
  const shape = x.shape.map((n, i) => n * reps[i]!);
  const out = runtime.makeOutput(shape, x.dtype);
  runtime.call('Tile', x, x.shape, x.shape.length, shape, shape.length, codes[x.dtype], out);
  return out;
}

interface Padding {
  readonly paddings: readonly (readonly [low: number, high: number])[];
  readonly constantValue: number;
}

function pad(runtime: WasmRuntime, tensors: Tensors, { paddings, constantValue }: Padding): TfjsTensor {
  const x = tensors.x!;
  const [low, high] = [paddings.map((n) => n[0]), paddings.map((n) => n[1])];
  const shape = x.shape.map((n, i) => n + low[i]! + high[i]!);
  const out = runtime.makeOutput(shape, x.dtype);
  runtime.call('PadV2', x, x.shape, x.shape.length, codes[x.dtype], low, high, constantValue, out);
  return out;
}

interface Part {
  readonly begin: readonly number[];
  readonly size: readonly number[];
}

/** Copies what lies together: the last axes that are taken whole, and of the one before them a part. */
function slice(runtime: WasmRuntime, tensors: Tensors, { begin, size }: Part): TfjsTensor {
  const x = tensors.x!;
  const out = runtime.makeOutput(size, x.dtype);
  const [from, to] = [runtime.typedArrayFromHeap(x), runtime.typedArrayFromHeap(out)];
  const steps = stridesOf(x.shape);
  let axis = x.shape.length - 1;
  while (axis > 0 && size[axis] === x.shape[axis]) axis--;
  const run = size[axis]! * steps[axis]!;
  const outer = stridesOf(size.slice(0, axis));
  const start = begin.reduce((at, n, i) => at + n * steps[i]!, 0);
  for (let o = 0; o < to.length; o += run) {
    let rest = o / run;
    let at = start;
    for (let i = 0; i < axis; i++) {
      at += Math.floor(rest / outer[i]!) * steps[i]!;
      rest %= outer[i]!;
    }
    to.set(from.subarray(at, at + run), o);
  }
  return out;
}

function concat(runtime: WasmRuntime, tensors: Tensors, { axis }: { readonly axis: number }): TfjsTensor {
  const xs = Object.values(tensors);
  const shape = xs[0]!.shape.map((n, i) => (i === axis ? xs.reduce((sum, x) => sum + x.shape[i]!, 0) : n));
  const out = runtime.makeOutput(shape, xs[0]!.dtype);
  const to = runtime.typedArrayFromHeap(out);
  const parts = xs.map((x) => ({ from: runtime.typedArrayFromHeap(x), length: sizeOf(x.shape.slice(axis)) }));
  const rows = sizeOf(shape.slice(0, axis));
  for (let row = 0, at = 0; row < rows; row++) {
    for (const { from, length } of parts) {
      to.set(from.subarray(row * length, (row + 1) * length), at);
      at += length;
    }
  }
  return out;
}
