import * as ops from '@oneiros/tensor';
import { type Program, type Spec, type Tensor, traceProgram } from '@oneiros/tensor';
import { describe, expect, test } from 'vitest';
import { type Cut, cutTail } from './tail.ts';

const matrix: Spec = { shape: [4, 8], dtype: 'float32' };
const scalar: Spec = { shape: [], dtype: 'float32' };

function program(specs: readonly Spec[], f: (...xs: readonly Tensor[]) => readonly Tensor[]): Program {
  return traceProgram(
    specs,
    (xs) => f(...xs),
    (out) => out,
  ).program;
}
function opsOf({ head, tail }: Cut): readonly (readonly string[])[] {
  return [head.applications, ...tail.loops.map((loop) => loop.applications)].map((applications) =>
    applications.map(({ op }) => op.name).filter((name) => name !== 'constant'),
  );
}

/** The next m, m + (g − m) · 0.25, and the next w, w − m · a. */
function update(w: Tensor, m: Tensor, g: Tensor, a: Tensor): readonly Tensor[] {
  const next = ops.add(m, ops.multiply(ops.subtract(g, m), 0.25));
  return [ops.subtract(w, ops.multiply(next, a)), next];
}

describe('cutTail', () => {
  test('cuts off the update, and leaves what makes the gradient and the learning rate', () => {
    const whole = program([matrix, matrix, matrix, scalar], (w, m, x, a) => update(w!, m!, ops.exp(x!), ops.sqrt(a!)));
    const cut = cutTail(whole, 0)!;
    expect(opsOf(cut)).toEqual([
      ['exp', 'sqrt'],
      ['subtract', 'multiply', 'add', 'multiply', 'subtract'],
    ]);
    const [w, m] = whole.inputs;
    expect(cut.tail.program.inputs).toEqual(expect.arrayContaining([w, m, ...cut.head.outputs]));
    expect(new Set(cut.tail.program.outputs)).toEqual(new Set(whole.outputs));
    expect([...cut.tail.loops[0]!.constants.values()]).toEqual([0.25]);
    expect(cut.tail.loops[0]!.size).toBe(32);
  });

  test('makes one loop for each weight', () => {
    const small = { ...matrix, shape: [5] };
    const whole = program([matrix, matrix, matrix, small, small, small, scalar], (w, m, g, v, n, h, a) => [
      ...update(w!, m!, g!, a!),
      ...update(v!, n!, h!, a!),
    ]);
    expect(cutTail(whole, 0)!.tail.loops.map(({ size, outputs }) => [size, outputs.length])).toEqual([
      [32, 2],
      [5, 2],
    ]);
  });

  test('leaves what something waits for, and what is too little to save anything', () => {
    const waited = program([matrix, matrix, matrix, scalar], (w, m, g, a) =>
      update(w!, m!, g!, a!).map((x) => ops.sum(x)),
    );
    expect(cutTail(waited, 0)).toBeNull();
    expect(
      cutTail(
        program([matrix, scalar], (w, a) => [ops.subtract(w!, ops.multiply(w!, a!))]),
        0,
      ),
    ).toBeNull();
    const whole = program([matrix, matrix, matrix, scalar], (w, m, g, a) => update(w!, m!, g!, a!));
    expect(cutTail(whole, 32)).not.toBeNull();
    expect(cutTail(whole, 33)).toBeNull();
  });

  test('leaves rows that are added to a matrix, other dtypes, and large constants', () => {
    const rows = program([matrix, { ...matrix, shape: [8] }], (x, row) => [
      ops.negative(ops.abs(ops.add(ops.sqrt(x!), row!))),
    ]);
    expect(cutTail(rows, 0)).toBeNull();
    const whole = { ...matrix, dtype: 'int32' } as const;
    expect(
      cutTail(
        program([whole, whole, whole, { ...scalar, dtype: 'int32' }], (w, m, g, a) => [
          ops.add(ops.multiply(ops.subtract(w!, m!), a!), g!),
        ]),
        0,
      ),
    ).toBeNull();
    const known = program([matrix], (x) => [
      ops.negative(ops.abs(ops.add(ops.sqrt(x!), ops.tensor(new Float32Array(32).fill(2), { shape: [4, 8] })))),
    ]);
    expect(cutTail(known, 0)).toBeNull();
  });
});
