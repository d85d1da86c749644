import { readdirSync, readFileSync } from 'node:fs';
import { grad } from '@oneiros/autodiff';
import { cpu } from '@oneiros/backend-cpu';
import {
  compareTensors,
  decodeGolden,
  dtypesIn,
  expectedTensors,
  type GoldenCase,
  goldenFunction,
  holdsOps,
  parseGoldens,
  weighted,
} from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import * as ops from '../index.ts';
import { jit, type Tensor } from '../index.ts';

// Every op in a loop over stacks: what its record says of stacks (`elementwise`, `batch`, `summed`, `added`) must be true,
// and what it does not say must do no harm.

beforeAll(() => useBackend(cpu()));
const folder = new URL('../ops/', import.meta.url);
const goldens = readdirSync(folder)
  .filter((file) => file.endsWith('.golden.json'))
  .flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const cases = holdsOps(text) ? parseGoldens(text).filter(({ args }) => dtypesIn(args).has('float32')) : [];
    return cases.length ? [{ file, cases }] : [];
  });
test('goldens are found', () => expect(goldens.length).toBeGreaterThan(100));

describe.each(goldens)('$file', ({ cases }) => {
  test.each(cases.map((goldenCase, i) => [i, goldenCase.note ?? '', goldenCase] as const))(
    '%i %s',
    async (_, __, goldenCase) => {
      const { leaves, results } = goldenFunction(goldenCase, ops);
      const rows = [leaves, leaves.map(turned)];
      const stacks = leaves.map((_, i) => ops.stack(rows.map((row) => row[i]!)));
      const each = rows.map((row) => results(...row));
      const outputs = each[0]!.length;
      const loops = {
        map: (xs: Tensor[]) => ops.map((row: Tensor[]) => [...results(...row)], xs),
        vectorizedMap: (xs: Tensor[]) => ops.vectorizedMap((row: Tensor[]) => [...results(...row)], xs),
      };
      for (const [name, loop] of Object.entries(loops)) {
        const found = jit(loop)(stacks);
        expect(found.length).toBe(outputs);
        for (let i = 0; i < outputs; i++) {
          await named(name, () =>
            compareTensors(found[i]!, ops.stack(each.map((row) => row[i]!)), { rtol: 1e-3, atol: 1e-4 }),
          );
        }
      }
      if (goldenCase.grads) await compareGradients(goldenCase, stacks, results);
    },
  );
});

/** The gradient of the sum over the loop, whose first row is that of the golden; the last argument comes from outside of it. */
async function compareGradients(
  goldenCase: GoldenCase,
  stacks: readonly Tensor[],
  results: (...xs: readonly Tensor[]) => readonly Tensor[],
): Promise<void> {
  const cotangents = (goldenCase.cotangents ?? []).map((c) => decodeGolden(c) as Tensor | null);
  const wanted = expectedTensors(goldenCase.grads!);
  const total = (...xs: Tensor[]): Tensor =>
    ops.sum(ops.map((row: Tensor[]) => weighted(results(...row), cotangents), xs));
  const argnums = stacks.map((_, i) => i);
  const found = jit(grad(total, { argnums }))(...stacks);
  for (const [i, want] of wanted.entries()) {
    await named(`gradient ${i}`, () =>
      compareTensors(
        ops.squeeze(
          ops.slice(
            found[i]!,
            found[i]!.shape.map(() => 0),
            [1, ...want.shape],
          ),
          { axis: 0 },
        ),
        want,
        { rtol: 1e-3, atol: 1e-4 },
      ),
    );
  }
  if (stacks.length < 2) return;
  // The other arguments are constants of the loop: their gradients are sums over its steps, here of equal ones.
  const same = (...xs: Tensor[]): Tensor => {
    const [first, ...others] = xs;
    return ops.sum(
      ops.map((row: Tensor) => weighted(results(row, ...others), cotangents), ops.stack([first!, first!])),
    );
  };
  const rowsOf = stacks.map((x) =>
    ops.squeeze(
      ops.slice(
        x,
        x.shape.map(() => 0),
        [1, ...x.shape.slice(1)],
      ),
      { axis: 0 },
    ),
  );
  const sums = jit(grad(same, { argnums }))(...rowsOf);
  for (const [i, want] of wanted.entries()) {
    await named(`gradient ${i} over steps`, () =>
      compareTensors(
        sums[i]!,
        { ...want, data: Array.from(want.data, (v) => 2 * Number(v)) },
        { rtol: 1e-3, atol: 1e-4 },
      ),
    );
  }
}

/** The elements in the opposite order: other values that are as good. */
function turned(x: Tensor): Tensor {
  return ops.reshape(ops.flip(ops.reshape(x, [-1])), x.shape);
}
async function named(name: string, check: () => Promise<unknown>): Promise<void> {
  await check().catch((error: Error) => {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  });
}
