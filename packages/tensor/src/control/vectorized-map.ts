import { tensorsIn } from '../jit.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { canBatchProgram, evaluateBatched } from './internal/batching.ts';
import { fill, toTensors, traceBody } from './internal/body.ts';
import { map } from './map.ts';

/**
 * `fn` of each slice of `elements` along its first axis, all at once: every op of `fn` is applied to the whole stack.
 * Where an op has no such form, the slices go one after the other as in `map`.
 *
 * ```ts
 * vectorizedMap((x) => sum(multiply(x, x)), tensor([[1, 2], [3, 4]])); // [5, 25]
 * ```
 */
export function vectorizedMap<X, Y>(fn: (x: X) => Y, elements: X): Y {
  const tree = toTensors(elements);
  const stacks = tensorsIn(tree);
  const specs = stacks.map(({ shape, dtype }) => ({ shape: shape.slice(1), dtype }));
  const { program, constants, result } = traceBody('ops.vectorizedMap', specs, (inputs) => fn(fill(tree, inputs) as X));
  if (!canBatchProgram(program, program.inputs.slice(0, constants.length))) return map(fn, tree as X);
  const { outputs, batched } = evaluateBatched(
    program,
    [...constants, ...stacks],
    [...constants.map(() => false), ...stacks.map(() => true)],
  );
  const length = stacks[0]?.shape[0] ?? 0;
  return fill(
    result,
    outputs.map((y, i) => (batched[i] ? y : broadcastTo(y, [length, ...y.shape]))),
  ) as Y;
}
