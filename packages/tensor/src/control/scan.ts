import { expected, show } from '@oneiros/core';
import { bind } from '../bind.ts';
import { evaluate } from '../evaluate.ts';
import { tensorsIn } from '../jit.ts';
import type { Inputs, Op } from '../op.ts';
import { concatenate } from '../ops/concatenate.ts';
import { reshape } from '../ops/reshape.ts';
import { sliceOp } from '../ops/slice.ts';
import { zeros } from '../ops/zeros.ts';
import type { Program } from '../program.ts';
import type { Spec, Tensor } from '../tensor.ts';
import { checkSame, fill, toTensors, traceBody } from './internal/body.ts';
import { differentiateScan } from './internal/scan-gradient.ts';
import { pruneScan, splitScan } from './internal/scan-split.ts';

export interface ScanOptions<X> {
  /** What is walked along its first axis: a tensor or a tree of them. Default: nothing, and `length` says how often. */
  readonly xs?: X | null;
  /** Number of steps; default the first size of `xs`. */
  readonly length?: number;
  /** Goes from the last step to the first; `ys[t]` still belongs to `xs[t]`. Default false. */
  readonly reverse?: boolean;
  /** `true`, or a number that is at least `length`: the steps are written out one after the other. Others are a hint. Default 1. */
  readonly unroll?: number | boolean;
}

/**
 * Applies `f` step by step along the first axis of `xs`, carrying a state: `[carry, y] = f(carry, x)`.
 * Gives the last carry and all `y`, stacked on a new first axis. State, `xs` and `ys` may be trees of tensors.
 * Differentiable; the steps run in one compiled program.
 *
 * ```ts
 * scan((total, x) => { const next = add(total, x); return [next, next]; }, tensor(0), { xs: tensor([1, 2, 3]) }); // [6, [1, 3, 6]]
 * ```
 * @throws OneirosError where `f` changes the structure, shape or dtype of the carry.
 */
export function scan<C, X, Y>(
  f: (carry: C, x: X) => readonly [carry: C, y: Y],
  init: C,
  options: ScanOptions<X> = {},
): [carry: C, ys: Y] {
  const { xs = null, reverse = false, unroll = 1 } = options;
  const start = toTensors(init);
  const walked = toTensors(xs);
  const [carry, columns] = [tensorsIn(start), tensorsIn(walked)];
  const length = lengthOf(columns, options.length);
  const slices = columns.map(({ shape, dtype }): Spec => ({ shape: shape.slice(1), dtype }));
  const { program, constants, result } = traceBody('ops.scan', [...carry, ...slices], (inputs) => {
    const stepped: unknown = f(fill(start, inputs) as C, fill(walked, inputs.slice(carry.length)) as X);
    if (!Array.isArray(stepped) || stepped.length !== 2)
      throw expected('ops.scan', '[carry, y] from f', show(stepped), 'Return [carry, null] if there is no y.');
    const step = toTensors(stepped) as readonly unknown[];
    checkSame('ops.scan', 'a carry', start, step[0]);
    return step;
  });
  const inputs = [...constants, ...carry, ...columns];
  const attrs: ScanAttrs = { body: program, constants: constants.length, carry: carry.length, length, reverse };
  const whole = unroll === true || (unroll !== false && unroll > 1 && unroll >= length);
  const outputs = whole ? unrolled(inputs, attrs) : bind(scanOp, inputs, attrs);
  return [fill(start, outputs) as C, fill((result as readonly unknown[])[1], outputs.slice(carry.length)) as Y];
}

export interface ScanAttrs {
  /** Takes constants, carry, slices of xs; gives carry, slices of ys. */
  readonly body: Program;
  /** How many inputs are the same at every step. */
  readonly constants: number;
  /** How many inputs, after these, are the state. */
  readonly carry: number;
  readonly length: number;
  readonly reverse: boolean;
}

export const scanOp: Op<Inputs, ScanAttrs, Inputs> = {
  name: 'scan',
  infer: (_, { body, carry, length }) =>
    body.outputs.map(({ shape, dtype }, i) => ({ shape: i < carry ? shape : [length, ...shape], dtype })),
  differentiate: (inputs, attrs, active, linearize) => differentiateScan(scanOp, inputs, attrs, active, linearize),
  simplify: (application, madeBy) => splitScan(application, madeBy),
  prune: (application, needed) => pruneScan(application, needed),
  expand: (inputs, attrs) => unrolled(inputs, attrs),
};

function lengthOf(columns: readonly Tensor[], given: number | undefined): number {
  const scalar = columns.find((x) => x.rank === 0);
  if (scalar)
    throw expected(
      'ops.scan: xs',
      'tensors with a first axis to walk along',
      show(scalar),
      'Let f use it from outside instead.',
    );
  const length = given ?? columns[0]?.shape[0];
  if (length === undefined || !Number.isInteger(length) || length < 0)
    throw expected('ops.scan', 'xs, or length', `length=${length}`, 'Say how many steps to take.');
  const other = columns.find((x) => x.shape[0] !== length);
  if (other)
    throw expected(
      'ops.scan: xs',
      `${length} steps along the first axis`,
      show(other),
      'All of xs have the same first size, which is `length`.',
    );
  return length;
}

/** All steps written out. */
function unrolled(inputs: Inputs, { body, constants, carry, length, reverse }: ScanAttrs): Inputs {
  let state = inputs.slice(constants, constants + carry);
  const rows: (readonly Tensor[])[] = new Array<readonly Tensor[]>(length);
  for (let i = 0; i < length; i++) {
    const t = reverse ? length - 1 - i : i;
    const outputs = evaluate(body, [
      ...inputs.slice(0, constants),
      ...state,
      ...inputs.slice(constants + carry).map((x) => at(x, t)),
    ]);
    state = outputs.slice(0, carry);
    rows[t] = outputs.slice(carry);
  }
  const ys = body.outputs.slice(carry).map(({ shape, dtype }, i) =>
    length === 0
      ? zeros([0, ...shape], { dtype })
      : concatenate(
          rows.map((row) => reshape(row[i]!, [1, ...shape])),
          { axis: 0 },
        ),
  );
  return [...state, ...ys];
}
/** x[t] */
function at(x: Tensor, t: number): Tensor {
  const rest = x.shape.slice(1);
  const row = bind(sliceOp, [x], {
    starts: [t, ...rest.map(() => 0)],
    sizes: [1, ...rest],
    steps: x.shape.map(() => 1),
  });
  return reshape(row, rest);
}
