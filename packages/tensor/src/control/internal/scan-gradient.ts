import { isFloat } from '@oneiros/core';
import { apply, listOf } from '../../bind.ts';
import type { AnyOp, Inputs, Linearize, Linearized } from '../../op.ts';
import { add, addOp } from '../../ops/add.ts';
import { sum } from '../../ops/sum.ts';
import { zerosLike } from '../../ops/zeros-like.ts';
import type { Application, Program, Value } from '../../program.ts';
import type { Tensor } from '../../tensor.ts';
import { currentTrace, recordInto, Trace } from '../../trace.ts';
import type { ScanAttrs } from '../scan.ts';
import { invariant, needed } from './flow.ts';
import { tailOf } from './scan-split.ts';

/**
 * The derivative of a loop. What is the same at every step is taken out of it first, so that its derivative is too.
 */
export function differentiateScan(
  op: AnyOp,
  inputs: Inputs,
  attrs: ScanAttrs,
  active: readonly boolean[],
  linearize: Linearize,
): Linearized {
  const { body, constants } = attrs;
  const own = body.inputs.slice(0, constants);
  const same = invariant(body.applications, own);
  const isFixed = (application: Application): boolean => application.inputs.every((value) => same.has(value));
  const fixed = body.applications.filter(isFixed);
  const made = new Set(fixed.flatMap((application) => application.outputs));
  const rest = needed(
    body.applications.filter((application) => !isFixed(application)),
    body.outputs,
  );
  const crossing = [...rest.uses].filter((value) => made.has(value));
  if (crossing.length === 0) return differentiateLoop(op, inputs, attrs, active, linearize);

  const before = linearize(
    { inputs: own, applications: fixed, outputs: crossing },
    inputs.slice(0, constants),
    active.slice(0, constants),
  );
  const loop = differentiateLoop(
    op,
    [...inputs.slice(0, constants), ...before.outputs, ...inputs.slice(constants)],
    {
      ...attrs,
      body: {
        inputs: [...own, ...crossing, ...body.inputs.slice(constants)],
        applications: rest.applications,
        outputs: body.outputs,
      },
      constants: constants + crossing.length,
    },
    [...active.slice(0, constants), ...before.active, ...active.slice(constants)],
    linearize,
  );
  return {
    outputs: loop.outputs,
    active: loop.active,
    pullback: (dys) => {
      const found = loop.pullback(dys);
      const through = before.pullback(found.slice(constants, constants + crossing.length));
      const ofConstants = found.slice(0, constants).map((dx, i) => sumOf(dx, through[i] ?? null));
      return [...ofConstants, ...found.slice(constants + crossing.length)];
    },
  };
}

function sumOf(x: Tensor | null, y: Tensor | null): Tensor | null {
  return x && y ? add(x, y) : (x ?? y);
}

/**
 * A loop forward that also stacks what the way back uses, and a loop in the other direction
 * that carries the cotangents of the state. What the way back can compute again from that alone is not stacked.
 * The cotangents of constants are sums over the steps: where a step's part comes of a heavy op (the gradient of
 * weights), the operands are stacked and the sum is one product after the loop; others are added up in the loop.
 */
function differentiateLoop(
  op: AnyOp,
  inputs: Inputs,
  attrs: ScanAttrs,
  active: readonly boolean[],
  linearize: Linearize,
): Linearized {
  const { constants, carry, length, reverse } = attrs;
  const step = linearizeBody(attrs, active, linearize);
  const { trace, linearized, activeInputs, bodyInputs } = step;
  const values = linearized.outputs.map((tensor) => trace.valueOf(tensor));
  const forward = needed(trace.applications, values);
  const made = new Set(forward.applications.flatMap((application) => application.outputs));
  const state = bodyInputs.slice(constants, constants + carry);
  const kept = (value: Value): boolean => made.has(value) || state.includes(value);

  const activeOutputs = values.map((_, i) => (i < carry ? activeInputs[constants + i]! : linearized.active[i]!));
  const whole = backward(step, made, activeOutputs);
  const residuals = [...whole.uses].filter(kept);
  const body: Program = { inputs: bodyInputs, applications: forward.applications, outputs: [...values, ...residuals] };
  const results = listOf(apply(op, inputs, { body, constants, carry, length, reverse } satisfies ScanAttrs));
  const stacks = new Map(residuals.map((value, i) => [value, results[values.length + i]!]));
  const outputs = results.slice(0, values.length);

  const pullback = (dys: readonly (Tensor | null)[]): readonly (Tensor | null)[] => {
    const asked = activeOutputs.map((on, i) => on && (i < carry || dys[i] !== null));
    const back = asked.every((on, i) => on === activeOutputs[i]) ? whole : backward(step, made, asked);
    const { applications, uses, gradients, dyValues } = back;
    const stateGradients = gradients.slice(constants, constants + carry);

    // Cotangents of constants: terms that are summed after the loop, and terms that are added up in it.
    const dx = gradients.slice(constants + carry);
    const terms = gradients.slice(0, constants).map((value) => (value ? termsOf(value, applications) : []));
    const xs = bodyInputs.slice(constants + carry);
    const same = invariant(applications, bodyInputs.slice(0, constants));
    const free = new Set([...same, ...xs, ...residuals, ...dyValues.slice(carry).filter((v) => v !== null)]);
    const next = stateGradients.filter((value, i) => value !== null && activeInputs[constants + i]);
    const { hoisted } = tailOf(
      applications,
      next as Value[],
      [...terms.flat(), ...dx.filter((v) => v !== null)],
      free,
      same,
    );
    const hoistedValues = new Set([...hoisted].flatMap((application) => application.outputs));

    const accumulators = terms.map((list) => {
      const inside = list.filter((term) => !hoistedValues.has(term));
      return inside.length ? { inside, total: trace.input(inside[0]!) } : null;
    });
    const recorded = trace.applications.length;
    const sums = recordInto(trace, () =>
      accumulators.map((a) =>
        a ? trace.valueOf(a.inside.reduce<Tensor>((s, term) => add(s, trace.tensorOf(term)), a.total)) : null,
      ),
    );
    const nextGradients = recordInto(trace, () =>
      stateGradients.map((value, i) =>
        activeInputs[constants + i] ? (value ?? trace.valueOf(zerosLike(trace.tensorOf(state[i]!)))) : null,
      ),
    );
    const extra = trace.applications.slice(recorded);

    const stackedTerms = terms.map((list) => list.filter((term) => hoistedValues.has(term)));
    const carried = [...dyValues.slice(0, carry), ...accumulators.map((a) => (a ? trace.valueOf(a.total) : null))];
    const fixed = bodyInputs.slice(0, constants).filter((value) => uses.has(value));
    const walked = [...xs, ...residuals, ...dyValues.slice(carry)].filter(
      (value): value is Value => value !== null && (uses.has(value) || dyValues.includes(value)),
    );
    const program: Program = {
      inputs: [...fixed, ...present(carried), ...walked],
      applications: [...applications, ...extra],
      outputs: [...present(nextGradients), ...present(sums), ...present(dx), ...stackedTerms.flat()],
    };
    const initial = [
      ...outputs.slice(0, carry).flatMap((y, i) => (activeInputs[constants + i] ? [dys[i] ?? zerosLike(y)] : [])),
      ...accumulators.flatMap((a) => (a ? [zerosLike(a.total)] : [])),
    ];
    const columns = new Map<Value, Tensor>(stacks);
    xs.forEach((value, i) => columns.set(value, inputs[constants + carry + i]!));
    dyValues.forEach((value, i) => i >= carry && value && columns.set(value, dys[i]!));
    const backAttrs: ScanAttrs = {
      body: program,
      constants: fixed.length,
      carry: initial.length,
      length,
      reverse: !reverse,
    };
    const found = listOf(
      apply(
        op,
        [
          ...fixed.map((value) => inputs[bodyInputs.indexOf(value)]!),
          ...initial,
          ...walked.map((value) => columns.get(value)!),
        ],
        backAttrs,
      ),
    );

    let at = 0;
    const takeIf = (there: unknown): Tensor | null => (there ? found[at++]! : null);
    const ofState = nextGradients.map(takeIf);
    const ofConstants = sums.map(takeIf);
    const ofXs = dx.map(takeIf);
    stackedTerms.forEach((list, i) => {
      for (const _ of list) {
        const term = sum(found[at++]!, { axis: 0 });
        ofConstants[i] = sumOf(ofConstants[i]!, term);
      }
    });
    return [...ofConstants, ...ofState, ...ofXs];
  };
  return { outputs, active: activeOutputs, pullback };
}

interface LinearizedBody {
  /** What records the body, forward and backward. */
  readonly trace: Trace;
  readonly linearized: Linearized;
  readonly bodyInputs: readonly Value[];
  /** Inputs of the body that cotangents are wanted for: a carry is active as soon as any step makes it so. */
  readonly activeInputs: readonly boolean[];
}

function linearizeBody(
  { body, constants, carry }: ScanAttrs,
  active: readonly boolean[],
  linearize: Linearize,
): LinearizedBody {
  const activeInputs = body.inputs.map((value, i) => active[i]! && isFloat(value.dtype));
  for (;;) {
    const trace = new Trace(currentTrace());
    const tensors = body.inputs.map((value) => trace.input(value));
    const linearized = recordInto(trace, () => linearize(body, tensors, activeInputs));
    const grown = linearized.active.flatMap((on, i) =>
      on && i < carry && !activeInputs[constants + i] ? [constants + i] : [],
    );
    if (grown.length === 0)
      return { trace, linearized, bodyInputs: tensors.map((tensor) => trace.valueOf(tensor)), activeInputs };
    for (const i of grown) activeInputs[i] = true;
  }
}

interface Backward {
  readonly applications: readonly Application[];
  /** What it uses that it does not compute. */
  readonly uses: ReadonlySet<Value>;
  /** For each input of the body, its cotangent. */
  readonly gradients: readonly (Value | null)[];
  /** For each output of the body, the value that stands for its cotangent. */
  readonly dyValues: readonly (Value | null)[];
}

/** Records a step of the way back, for cotangents of the outputs that are `asked`. */
function backward(
  { trace, linearized, activeInputs }: LinearizedBody,
  forward: ReadonlySet<Value>,
  asked: readonly boolean[],
): Backward {
  const dys = linearized.outputs.map((y, i) => (asked[i] ? trace.input(y) : null));
  const tensors = recordInto(trace, () => linearized.pullback(dys));
  const gradients = tensors.map((tensor, i) => (tensor && activeInputs[i] ? trace.valueOf(tensor) : null));
  const { applications, uses } = needed(trace.applications, present(gradients), forward);
  return { applications, uses, gradients, dyValues: dys.map((dy) => dy && trace.valueOf(dy)) };
}

/** The values whose sum `value` is. */
function termsOf(value: Value, applications: readonly Application[]): readonly Value[] {
  const maker = applications.find(({ outputs }) => outputs.includes(value));
  const split =
    maker?.op === addOp &&
    maker.inputs.every((x) => x.shape.length === value.shape.length && x.shape.every((n, i) => n === value.shape[i]));
  return split ? maker.inputs.flatMap((x) => termsOf(x, applications)) : [value];
}

function present<T>(list: readonly (T | null)[]): readonly T[] {
  return list.filter((item) => item !== null);
}
