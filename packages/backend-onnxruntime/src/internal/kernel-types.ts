import type { ElementType } from './element-types.ts';

/**
 * For which element types onnxruntime 1.30 has a CPU kernel, by experiment: `all` and lists. What is not listed here has
 * one for all types that ONNX allows.
 */
const float: readonly ElementType[] = ['float32', 'float64'];
const wide: readonly ElementType[] = [...float, 'int32', 'int64'];
const numeric: readonly ElementType[] = [...wide, 'int8', 'int16', 'uint8', 'uint16', 'uint32', 'uint64'];
const without16: readonly ElementType[] = [...wide, 'int8', 'uint8', 'uint32', 'uint64'];

const kernels: { readonly [op: string]: readonly ElementType[] } = {
  Add: numeric,
  Sub: numeric,
  Mul: numeric,
  Div: numeric,
  Mod: numeric,
  Abs: numeric,
  Sign: numeric,
  Less: numeric,
  LessOrEqual: numeric,
  Greater: numeric,
  GreaterOrEqual: numeric,
  Neg: [...wide, 'int8', 'int16'],
  Min: without16,
  Max: without16,
  Pow: wide,
  Where: [...wide, 'uint8'],
  ReduceSum: wide,
  ReduceProd: wide,
  ReduceMax: [...wide, 'int8', 'uint8', 'bool'],
  ReduceMin: [...wide, 'int8', 'uint8', 'bool'],
  ArgMax: [...wide, 'int8', 'uint8'],
  ArgMin: [...wide, 'int8', 'uint8'],
  CumSum: wide,
  MatMul: [...wide, 'uint32', 'uint64'],
  TopK: [...wide, 'int8', 'int16', 'uint8'],
  Pad: [...without16, 'bool'],
  BitShift: ['uint8', 'uint32', 'uint64'],
};

/** Types that hold all values of a type, nearest first. uint64 goes to int64 bit by bit: right wherever integers wrap. */
const wider: { readonly [type in ElementType]: readonly ElementType[] } = {
  bool: ['uint8', 'int32', 'int64'],
  uint8: ['int32', 'uint32', 'int64', 'uint64'],
  int8: ['int32', 'int64'],
  uint16: ['int32', 'uint32', 'int64'],
  int16: ['int32', 'int64'],
  uint32: ['int64', 'uint64'],
  int32: ['int64'],
  uint64: ['int64'],
  int64: [],
  float32: ['float64'],
  float64: [],
};

/** Whether the kernel of an ONNX op takes this type. */
export function hasKernel(op: string, type: ElementType): boolean {
  return kernels[op]?.includes(type) ?? true;
}

/** The type in which to compute `op` on elements of `type`: `type` itself, or the nearest wider one. */
export function computeType(op: string, type: ElementType): ElementType {
  return hasKernel(op, type) ? type : (wider[type].find((candidate) => hasKernel(op, candidate)) ?? type);
}
