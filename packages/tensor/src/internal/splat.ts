import { halfReader, isBig, isInteger, sameShape, sizeOf } from '@oneiros/core';
import type { MadeBy, Replacement } from '../op.ts';
import { constantOp } from '../ops/constant.ts';
import type { Application, Value } from '../program.ts';
import { scalarData } from '../tensor.ts';

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
export function neutralOperand({ op, inputs: [x, y], outputs: [out] }: Application, madeBy: MadeBy): Value | null {
  if (!op.neutral) return null;
  const { left, right } = op.neutral;
  const leaves = (kept: Value | undefined, other: Value | undefined, neutral: number | undefined): boolean =>
    neutral !== undefined && sameShape(kept!.shape, out!.shape) && splatOf(other!, madeBy) === neutral;
  return leaves(x, y, right) ? x! : leaves(y, x, left) ? y! : null;
}

/** An op on one-element constants as the constant that it gives. */
export function foldConstants({ op, inputs, outputs: [out] }: Application, madeBy: MadeBy): Replacement | null {
  const { shape, dtype } = out!;
  if (!op.compute || sizeOf(shape) !== 1 || isBig(dtype) || dtype === 'bool') return null;
  const [x, y] = inputs.map((input) => splatOf(input, madeBy));
  if (x === undefined || (inputs.length > 1 && y === undefined)) return null;
  const result = op.compute(x, y!);
  if (isInteger(dtype) && !Number.isSafeInteger(result)) return null;
  return { op: constantOp, inputs: [], attrs: { data: scalarData(result, dtype), shape, dtype } };
}
