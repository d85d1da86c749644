import { halfReader, isBig, isInteger, sameShape, sizeOf } from '@oneiros/core';
import type { Replacement } from '../op.ts';
import { constantOp } from '../ops/constant.ts';
import type { Application, Value } from '../program.ts';
import { scalarData } from '../tensor.ts';

type MadeBy = (value: Value) => Application | undefined;

/** The one number that all elements of a constant are, if it is so: looks through broadcasts and reshapes. */
export function splatOf(value: Value, madeBy: MadeBy): number | undefined {
  const maker = madeBy(value);
  if (!maker) return undefined;
  if (maker.op === constantOp) {
    const { data } = maker.attrs as { data: ArrayLike<number | bigint> };
    if (data.length !== 1) return undefined;
    const element = Number(data[0]);
    return halfReader(value.dtype)?.(element) ?? element;
  }
  return maker.op.name === 'broadcastTo' || maker.op.name === 'reshape' ? splatOf(maker.inputs[0]!, madeBy) : undefined;
}

/** The operand that a binary op leaves as it is, because the other one is its neutral element on that side. */
export function neutralOperand(
  { inputs: [x, y], outputs: [out] }: Application,
  madeBy: MadeBy,
  neutral: { readonly left?: number; readonly right?: number },
): Value | null {
  if (neutral.right !== undefined && sameShape(x!.shape, out!.shape) && splatOf(y!, madeBy) === neutral.right)
    return x!;
  if (neutral.left !== undefined && sameShape(y!.shape, out!.shape) && splatOf(x!, madeBy) === neutral.left) return y!;
  return null;
}

/** An op on one-element constants as the constant that it gives; `compute` is the op on numbers. */
export function foldConstants(
  { inputs, outputs: [out] }: Application,
  madeBy: MadeBy,
  compute: (...values: number[]) => number,
): Replacement | null {
  const { shape, dtype } = out!;
  if (sizeOf(shape) !== 1 || isBig(dtype) || dtype === 'bool') return null;
  const values: number[] = [];
  for (const input of inputs) {
    const value = splatOf(input, madeBy);
    if (value === undefined) return null;
    values.push(value);
  }
  const result = compute(...values);
  if (isInteger(dtype) && !Number.isSafeInteger(result)) return null;
  return { op: constantOp, inputs: [], attrs: { data: scalarData(result, dtype), shape, dtype } };
}
