import { type Application, addOp, expOp, type Program, type Value } from '@oneiros/tensor';
import { describe, expect, test } from 'vitest';
import { segmentsOf } from './segments.ts';

const value = (): Value => ({ shape: [2], dtype: 'float32' });

describe('segmentsOf', () => {
  test('keeps together what does not wait for the other kind', () => {
    const [x, a, b, c, d, e] = [value(), value(), value(), value(), value(), value()];
    const apply = (op: Application['op'], inputs: Value[], output: Value): Application => ({
      op,
      inputs,
      attrs: undefined,
      outputs: [output],
    });
    // a and d need only x; b is on the host; c joins both.
    const program: Program = {
      inputs: [x],
      applications: [
        apply(addOp, [x, x], a),
        apply(expOp, [a], b),
        apply(addOp, [x, a], d),
        apply(addOp, [b, d], c),
        apply(expOp, [x], e),
      ],
      outputs: [c, e],
    };
    const segments = segmentsOf(program, ({ op }) => op === expOp);
    expect(segments.map(({ onHost, program: { applications } }) => [onHost, applications.length])).toEqual([
      [true, 1],
      [false, 2],
      [true, 1],
      [false, 1],
    ]);
    expect(segments[1]!.program).toMatchObject({ inputs: [x], outputs: [a, d] });
    expect(segments[3]!.program).toMatchObject({ outputs: [c] });
  });

  test('is one segment where all are of one kind', () => {
    const [x, y] = [value(), value()];
    const program: Program = {
      inputs: [x],
      applications: [{ op: expOp, inputs: [x], attrs: undefined, outputs: [y] }],
      outputs: [y],
    };
    expect(segmentsOf(program, () => false)).toEqual([{ onHost: false, program }]);
  });
});
