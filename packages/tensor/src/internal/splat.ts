import { constantOp } from '../ops/constant.ts';
import type { Application, Value } from '../program.ts';

/** The one number that all elements of a constant are, if it is so: looks through broadcasts. */
export function splatOf(value: Value, madeBy: (value: Value) => Application | undefined): number | undefined {
  const maker = madeBy(value);
  if (!maker) return undefined;
  if (maker.op === constantOp) {
    const { data } = maker.attrs as { data: ArrayLike<number | bigint> };
    return data.length === 1 && value.dtype !== 'bfloat16' && value.dtype !== 'float16' ? Number(data[0]) : undefined;
  }
  return maker.op.name === 'broadcastTo' ? splatOf(maker.inputs[0]!, madeBy) : undefined;
}
