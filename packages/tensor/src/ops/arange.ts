import { type DType, expected, isInteger } from '@oneiros/core';
import type { Tensor } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { iota } from './iota.ts';
import { multiply } from './multiply.ts';

export interface ArangeOptions {
  /** The end, itself left out. If absent, `start` is the end and the numbers begin at 0. */
  readonly stop?: number | null;
  /** Default 1. */
  readonly step?: number | null;
  /** Default: int32, or float32 where one of the numbers has a fraction. */
  readonly dtype?: DType;
}

/**
 * Equally spaced numbers from `start` up to `stop`.
 *
 * ```ts
 * arange(3);                        // [0, 1, 2]
 * arange(2, { stop: 7, step: 2 });  // [2, 4, 6]
 * ```
 */
export function arange(start: number, { stop = null, step = null, dtype }: ArangeOptions = {}): Tensor {
  const from = stop === null ? 0 : start;
  const by = step ?? 1;
  if (by === 0) throw expected('ops.arange', 'a step other than 0', `step=${by}`, 'Pass a positive or negative step.');
  const whole = [start, stop ?? 0, by].every(Number.isInteger);
  const type = dtype ?? (whole ? 'int32' : 'float32');
  const count = Math.max(0, Math.ceil(((stop ?? start) - from) / by));
  const wide = whole || !isInteger(type) ? type : 'float32';
  const ramp = iota([count], { dtype: wide });
  const scaled = by === 1 ? ramp : multiply(ramp, by);
  return cast(from === 0 ? scaled : add(scaled, from), type);
}
