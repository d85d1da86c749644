import { type DType, expected, isFloat } from '@oneiros/core';

/** What WGSL computes with: floats, signed and unsigned words, truth values. */
export type Kind = 'f32' | 'i32' | 'u32' | 'bool';

/** What WGSL computes a dtype in. */
export function kindOf(dtype: DType): Kind {
  if (dtype === 'bool') return 'bool';
  if (isFloat(dtype)) return 'f32';
  return dtype.startsWith('u') ? 'u32' : 'i32';
}
/** What lies in the buffer: four bytes for each element, as tfjs stores them. */
export function storedKind(dtype: DType): 'f32' | 'i32' {
  return isFloat(dtype) ? 'f32' : 'i32';
}

/** The stored `word` as a value. */
export function load(dtype: DType, word: string): string {
  const kind = kindOf(dtype);
  if (kind === 'bool') return `(${word} != 0)`;
  return kind === 'u32' ? `bitcast<u32>(${word})` : word;
}

/** A value as the word that is stored: narrow integers wrap. */
export function store(dtype: DType, value: string): string {
  switch (dtype) {
    case 'float32':
    case 'int32':
      return value;
    case 'bool':
      return `select(0i, 1i, ${value})`;
    case 'uint32':
      return `bitcast<i32>(${value})`;
    case 'uint8':
      return `i32((${value}) & 0xffu)`;
    case 'uint16':
      return `i32((${value}) & 0xffffu)`;
    case 'int8':
      return `(((${value}) << 24u) >> 24u)`;
    case 'int16':
      return `(((${value}) << 16u) >> 16u)`;
    default:
      throw expected('Backend webgpu', 'a dtype that it declares', dtype);
  }
}
