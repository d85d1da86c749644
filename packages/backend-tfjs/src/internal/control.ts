import type { TypedArray } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  barrierOp,
  type CondAttrs,
  concatenateOp,
  condOp,
  type ScanAttrs,
  type Spec,
  scanOp,
  sliceOp,
  type WhileLoopAttrs,
  whileLoopOp,
} from '@oneiros/tensor';
import type { TfjsTensor } from '../tfjs-types.ts';
import { after } from './lane.ts';
import { type Step, tensorOf, type Walker } from './walk.ts';

/** What loops and branches need of the backend. */
export interface ControlTools {
  /** The elements: at once, where they can be had at once. */
  read(tensor: TfjsTensor, spec: Spec): TypedArray | Promise<TypedArray>;
  /** The step that computes an application. */
  stepFor(application: Application): Step;
}
type MakeStep = (application: Application, tools: ControlTools) => Step;

/** Loops and branches run from the host; nothing is read back but the conditions. */
export const controlSteps: ReadonlyMap<AnyOp, MakeStep> = /*#__PURE__*/ new Map<AnyOp, MakeStep>([
  [condOp, cond],
  [whileLoopOp, whileLoop],
  [scanOp, scan],
  [barrierOp, () => (inputs, walker) => inputs.map((x) => walker.share(x))],
]);

const flag: Spec = { shape: [], dtype: 'bool' };

function cond({ attrs }: Application, { read }: ControlTools): Step {
  const { then, otherwise } = attrs as CondAttrs;
  return ([predicate, ...operands], walker) =>
    after(read(predicate!, flag), ([holds]) => walker.run(holds ? then : otherwise, operands.map(idOf)));
}

function whileLoop({ attrs }: Application, { read }: ControlTools): Step {
  const { condition, body, constants } = attrs as WhileLoopAttrs;
  return (inputs, walker) => {
    const fixed = inputs.slice(0, constants).map(idOf);
    let state: readonly TfjsTensor[] = inputs.slice(constants).map((x) => walker.share(x));
    const round = (): boolean | Promise<boolean> => {
      const now = [...fixed, ...state.map(idOf)];
      return after(walker.run(condition, now), ([holds]) =>
        after(read(holds!, flag), ([goesOn]) => {
          walker.free(holds!);
          if (!goesOn) return false;
          return after(walker.run(body, now), (next) => {
            for (const x of state) walker.free(x);
            state = next;
            return true;
          });
        }),
      );
    };
    return orFree(
      walker,
      () => after(repeat(round), () => state),
      () => state,
    );
  };
}

function scan({ attrs, outputs }: Application, { stepFor }: ControlTools): Step {
  const { body, constants, carry, length, reverse } = attrs as ScanAttrs;
  const columnSpecs = body.inputs.slice(constants + carry);
  const rowSpecs = body.outputs.slice(carry);
  // Row t of a column, and rows on top of each other, by the kernels that slice and concatenate.
  const rowOf = columnSpecs.map(({ shape, dtype }) =>
    Array.from({ length }, (_, t) =>
      stepFor({
        op: sliceOp,
        inputs: [{ shape: [length, ...shape], dtype }],
        attrs: { starts: [t, ...shape.map(() => 0)], sizes: [1, ...shape], steps: [1, ...shape.map(() => 1)] },
        outputs: [{ shape: [1, ...shape], dtype }],
      }),
    ),
  );
  const stackOf = rowSpecs.map(({ shape, dtype }, at) =>
    length === 0
      ? null
      : stepFor({
          op: concatenateOp,
          inputs: Array.from({ length }, () => ({ shape: [1, ...shape], dtype })),
          attrs: { axis: 0 },
          outputs: [outputs[carry + at]!],
        }),
  );
  return (inputs, walker) => {
    const fixed = inputs.slice(0, constants).map(idOf);
    const columns = inputs.slice(constants + carry);
    let state: readonly TfjsTensor[] = inputs.slice(constants, constants + carry).map((x) => walker.share(x));
    const rows: TfjsTensor[][] = rowSpecs.map(() => new Array<TfjsTensor>(length));
    let at = 0;
    const round = (): boolean | Promise<boolean> => {
      if (at === length) return false;
      const t = reverse ? length - 1 - at : at;
      at++;
      return after(allOf(columns.map((x, i) => rowOf[i]![t]!([x], walker))), (slices) =>
        after(walker.run(body, [...fixed, ...state.map(idOf), ...slices.map(([x]) => x!.dataId)]), (results) => {
          for (const [x] of slices) walker.free(x!);
          for (const x of state) walker.free(x);
          state = results.slice(0, carry);
          results.slice(carry).forEach((row, i) => {
            rows[i]![t] = tensorOf(row.dataId, { ...rowSpecs[i]!, shape: [1, ...rowSpecs[i]!.shape] });
          });
          return true;
        }),
      );
    };
    const stack = (): ReturnType<Step> =>
      after(
        allOf(
          rows.map((column, i) => {
            const join = stackOf[i];
            return join ? join(column, walker) : [walker.upload(new Float32Array(0), outputs[carry + i]!)];
          }),
        ),
        (stacks) => {
          for (const row of rows.flat()) walker.free(row);
          return [...state, ...stacks.map(([x]) => x!)];
        },
      );
    return orFree(
      walker,
      () => after(repeat(round), stack),
      () => [...state, ...rows.flat()],
    );
  };
}

function idOf({ dataId }: TfjsTensor): TfjsTensor['dataId'] {
  return dataId;
}

/** Calls `round` until it says no; waits only where it has to. */
function repeat(round: () => boolean | Promise<boolean>): undefined | Promise<undefined> {
  for (;;) {
    const more = round();
    if (more instanceof Promise) return wait(more);
    if (!more) return undefined;
  }
  async function wait(first: Promise<boolean>): Promise<undefined> {
    for (let more = await first; more; ) more = await round();
    return undefined;
  }
}

function allOf<T>(values: readonly (T | Promise<T>)[]): readonly T[] | Promise<readonly T[]> {
  return values.some((v) => v instanceof Promise) ? Promise.all(values) : (values as readonly T[]);
}

/** What `work` gives; if it fails, `held` is freed. */
function orFree<T>(walker: Walker, work: () => T | Promise<T>, held: () => readonly TfjsTensor[]): T | Promise<T> {
  const freeHeld = (error: unknown): never => {
    for (const x of held()) if (x) walker.free(x);
    throw error;
  };
  try {
    const result = work();
    return result instanceof Promise ? result.catch(freeHeld) : result;
  } catch (error) {
    return freeHeld(error);
  }
}
