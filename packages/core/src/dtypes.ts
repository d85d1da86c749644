import { expected, show } from './errors.ts';

/** The element types of tensors, under Keras's names. */
export type DType =
  | 'float16'
  | 'bfloat16'
  | 'float32'
  | 'float64'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'bool';

/** What holds the elements of a tensor on the host. float16 and bfloat16 lie as their 16 bits in a Uint16Array. */
export type TypedArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;

/** What `await tensor.data()` gives: 16-bit floats are widened to a Float32Array; a bool is 0 or 1 in a Uint8Array. */
export type HostData = TypedArray;

type TypedArrayConstructor =
  | Float32ArrayConstructor
  | Float64ArrayConstructor
  | Int8ArrayConstructor
  | Int16ArrayConstructor
  | Int32ArrayConstructor
  | BigInt64ArrayConstructor
  | Uint8ArrayConstructor
  | Uint16ArrayConstructor
  | Uint32ArrayConstructor
  | BigUint64ArrayConstructor;

/** A type without a width, as a bare number has it: it takes the width of what it meets. */
export type WeakType = 'int' | 'float';
type Node = DType | WeakType;

/** The typed array that stores a dtype, and the dtypes and weak types directly above it in JAX's promotion lattice. */
type Facts = readonly [array: TypedArrayConstructor, ...above: Node[]];
const facts: { readonly [D in DType]: Facts } = {
  bool: [Uint8Array, 'int'],
  uint8: [Uint8Array, 'uint16', 'int16'],
  uint16: [Uint16Array, 'uint32', 'int32'],
  uint32: [Uint32Array, 'uint64', 'int64'],
  uint64: [BigUint64Array, 'float'],
  int8: [Int8Array, 'int16'],
  int16: [Int16Array, 'int32'],
  int32: [Int32Array, 'int64'],
  int64: [BigInt64Array, 'float'],
  bfloat16: [Uint16Array, 'float32'],
  float16: [Uint16Array, 'float32'],
  float32: [Float32Array, 'float64'],
  float64: [Float64Array],
};
/** The dtype that a weak type is alone, and what lies directly above it. */
const weak: { readonly [W in WeakType]: readonly [alone: DType, ...above: Node[]] } = {
  int: ['int32', 'uint8', 'int8'],
  float: ['float32', 'bfloat16', 'float16'],
};

/** All dtypes. */
export function dtypeNames(): readonly DType[] {
  return Object.keys(facts) as DType[];
}
/** Whether `value` names a dtype. */
export function isDType(value: unknown): value is DType {
  return typeof value === 'string' && Object.hasOwn(facts, value);
}
/** `value` as a dtype, or an error that lists them. */
export function checkDType(value: unknown, subject = 'dtype'): DType {
  if (isDType(value)) return value;
  throw expected(subject, `one of ${dtypeNames().join(', ')}`, show(value), 'Use a Keras dtype name.');
}
/** Bytes of one element of `dtype`. */
export function bytesOf(dtype: DType): number {
  return arrayOf(dtype).BYTES_PER_ELEMENT;
}
/** Whether `dtype` is a floating-point type. */
export function isFloat(dtype: DType): boolean {
  return dtype.includes('float');
}
/** Whether `dtype` is an integer type, signed or unsigned; bool is not. */
export function isInteger(dtype: DType): boolean {
  return dtype.includes('int');
}
/** Whether `dtype` is an unsigned integer type. */
export function isUnsigned(dtype: DType): boolean {
  return dtype.startsWith('uint');
}
/** Whether elements of `dtype` are bigints on the host. */
export function isBig(dtype: DType): dtype is 'int64' | 'uint64' {
  return dtype === 'int64' || dtype === 'uint64';
}
/** A zero-filled typed array that stores `length` elements of `dtype`. */
export function storage(dtype: DType, length: number): TypedArray {
  return new (arrayOf(dtype))(length);
}
/** The typed array class that stores `dtype`. */
export function arrayOf(dtype: DType): TypedArrayConstructor {
  return facts[dtype][0];
}
/** The dtype that a typed array stores when nothing else is said: Uint8Array is uint8, Float64Array float64. */
export function dtypeOf(data: TypedArray): DType {
  const name = data[Symbol.toStringTag].replace(/^Big|Array$/g, '').toLowerCase(); // BigInt64Array → int64
  return isDType(name) && name !== 'float16' ? name : 'float32';
}

/**
 * The dtype of a result of several operands: the least type above all of them in JAX's lattice, as `keras.backend.result_type`.
 * A bare number joins as 'int' or 'float' and takes the width of the others.
 *
 * ```ts
 * promote('int32', 'float16');  // 'float16'
 * promote('uint8', 'int8');     // 'int16'
 * promote('int32', 'float');    // 'float32'
 * ```
 */
export function promote(...types: readonly Node[]): DType {
  let joined: Node | undefined;
  for (const type of types) joined = joined === undefined || joined === type ? type : join(joined, type);
  if (joined === undefined) return 'float32';
  return isDType(joined) ? joined : weak[joined][0];
}
function join(x: Node, y: Node): Node {
  const above = uppers(y);
  const common = [...uppers(x)].filter((t) => above.has(t));
  // The least one is the one from which all the others can be reached.
  return common.find((t) => common.every((u) => uppers(t).has(u))) ?? 'float64';
}
function uppers(type: Node): Set<Node> {
  const seen = new Set<Node>([type]);
  for (const t of seen) for (const up of (isDType(t) ? facts[t] : weak[t]).slice(1)) seen.add(up as Node);
  return seen;
}

const bits = /*#__PURE__*/ new Uint32Array(1);
const single = /*#__PURE__*/ new Float32Array(bits.buffer);

/** The value of 16 bits read as a bfloat16: the upper half of a float32. */
export function fromBfloat16(half: number): number {
  bits[0] = half << 16;
  return single[0]!;
}
/** What reads the bits of a 16-bit float; `null` for other dtypes. */
export function halfReader(dtype: DType | undefined): ((half: number) => number) | null {
  return dtype === 'bfloat16' ? fromBfloat16 : dtype === 'float16' ? fromFloat16 : null;
}
/** The 16 bits of the bfloat16 nearest to `value`, ties to even. */
export function toBfloat16(value: number): number {
  single[0] = value;
  const b = bits[0]!;
  if (Number.isNaN(value)) return 0x7fc0;
  return ((b + 0x7fff + ((b >>> 16) & 1)) >>> 16) & 0xffff;
}
/** The value of 16 bits read as an IEEE half. */
export function fromFloat16(half: number): number {
  bits[0] = (half & 0x7fff) << 13; // a float32 with the exponent of a half, which counts from 15, not from 127
  const size = single[0]! * 2 ** 112;
  return (half & 0x8000 ? -1 : 1) * (size < 65536 ? size : size > 65536 ? NaN : Infinity);
}
/** The 16 bits of the IEEE half nearest to `value`, ties to even. */
export function toFloat16(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65520) return sign | 0x7c00;
  // In steps of 2 ** (exponent - 24); 1024 of them and more carry into the exponent, as they must.
  const exponent = Math.max(0, Math.floor(Math.log2(size)) + 14);
  return sign | ((exponent << 10) + roundEven(size * 2 ** (24 - exponent)));
}
function roundEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/**
 * `data` converted to what stores `dtype`: integers wrap, floats are cut towards zero, anything but 0 is true,
 * as XLA converts (a float outside an integer's range goes to its nearest end, NaN to 0).
 */
export function convert(data: ArrayLike<number | bigint | boolean>, dtype: DType, from?: DType): TypedArray {
  const out = storage(dtype, data.length);
  const read = halfReader(from);
  const write = writer(dtype);
  const fromFloats = from === undefined || isFloat(from);
  for (let i = 0; i < data.length; i++) {
    const v = read ? read(data[i] as number) : data[i]!;
    (out as { [i: number]: number | bigint })[i] = write(typeof v === 'boolean' ? Number(v) : v, fromFloats);
  }
  return out;
}
function writer(dtype: DType): (value: number | bigint, fromFloat: boolean) => number | bigint {
  if (dtype === 'bool') return (v) => (Number(v) !== 0 ? 1 : 0); // NaN is true
  if (dtype === 'bfloat16') return (v) => toBfloat16(Number(v));
  if (dtype === 'float16') return (v) => toFloat16(Number(v));
  if (isFloat(dtype)) return Number;
  const [low, high] = integerRange(dtype);
  const [least, most] = [Number(low), Number(high)];
  const bits = bytesOf(dtype) * 8;
  if (isBig(dtype)) {
    return (v) =>
      typeof v === 'bigint' ? v : v >= most ? high : v <= least ? low : BigInt(Number.isNaN(v) ? 0 : Math.trunc(v));
  }
  return (v, fromFloat) => {
    if (typeof v === 'bigint') return Number(BigInt.asIntN(bits, v));
    if (!fromFloat) return v; // the typed array wraps
    return Number.isNaN(v) ? 0 : v > most ? most : v < least ? least : Math.trunc(v);
  };
}
/** The least and the greatest value of an integer dtype. */
export function integerRange(dtype: DType): readonly [least: bigint, greatest: bigint] {
  const width = BigInt(bytesOf(dtype) * 8);
  return isUnsigned(dtype) ? [0n, (1n << width) - 1n] : [-(1n << (width - 1n)), (1n << (width - 1n)) - 1n];
}
