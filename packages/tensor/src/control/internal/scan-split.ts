import { sizeOf } from '@oneiros/core';
import { apply, listOf } from '../../bind.ts';
import type { AnyOp, Inputs, Rewrite } from '../../op.ts';
import { broadcastTo, broadcastToOp } from '../../ops/broadcast-to.ts';
import { reshape } from '../../ops/reshape.ts';
import type { Application, Program, Value } from '../../program.ts';
import { withoutDead } from '../../simplify.ts';
import type { Tensor } from '../../tensor.ts';
import type { ScanAttrs } from '../scan.ts';
import { applyBatched, canBatch } from './batching.ts';
import { needed } from './flow.ts';

/** The parts of a loop body, by what each application needs. */
interface Parts {
  /** The same at every step. */
  readonly invariant: readonly Application[];
  /** Needs only xs: can be done for all steps before the loop. */
  readonly before: readonly Application[];
  readonly loop: readonly Application[];
  /** Needed only for ys: can be done for all steps after the loop. */
  readonly after: readonly Application[];
  /** Values that the loop must stack for `after` and for ys. */
  readonly stacked: readonly Value[];
}

/**
 * The loop with only the recurrence left in it: what is the same at every step is computed once, what needs only `xs`
 * for all steps before the loop (an input times weights: one large product in place of many small ones), what is needed
 * only for `ys` for all steps after it. `null` if nothing can move.
 */
export function splitScan(application: Application, madeBy: (value: Value) => Application | undefined): Rewrite | null {
  const { op, inputs, attrs } = application;
  const { body, constants, carry, length, reverse } = attrs as ScanAttrs;
  const repeated = withoutRepeated(application, madeBy) ?? withoutTwins(application);
  if (repeated) return repeated;
  const parts = partsOf(body, constants, carry);
  const ys = body.outputs.slice(carry);
  const loopMade = new Set(parts.loop.flatMap((application) => application.outputs));
  const carries = new Set(body.inputs.slice(constants, constants + carry));
  const trivial = ys.some((y, i) => (!loopMade.has(y) && !carries.has(y)) || ys.indexOf(y) !== i);
  const { uses } = needed(body.applications, body.outputs);
  const unused = body.inputs.some((value) => !carries.has(value) && !uses.has(value));
  if (parts.invariant.length + parts.before.length + parts.after.length === 0 && !trivial && !unused) return null;
  return { inputs, build: (tensors) => build(op, tensors, { body, constants, carry, length, reverse }, parts) };
}

/** The loop with each of its constants and xs once; `null` if none is there twice. */
function withoutTwins({ op, inputs, attrs }: Application): Rewrite | null {
  const { body, constants, carry, length, reverse } = attrs as ScanAttrs;
  const isState = (i: number): boolean => i >= constants && i < constants + carry;
  const first = inputs.map((value, i) =>
    isState(i) ? i : inputs.findIndex((other, j) => other === value && !isState(j) && j < constants === i < constants),
  );
  const kept = inputs.map((_, i) => i).filter((i) => first[i] === i);
  if (kept.length === inputs.length) return null;
  const program: Program = {
    ...body,
    inputs: kept.map((i) => body.inputs[i]!),
    ...renamed(body, new Map(body.inputs.map((value, i) => [value, body.inputs[first[i]!]!]))),
  };
  const fewer: ScanAttrs = {
    body: program,
    constants: kept.filter((i) => i < constants).length,
    carry,
    length,
    reverse,
  };
  return { inputs: kept.map((i) => inputs[i]!), build: (tensors) => listOf(apply(op, tensors, fewer)) };
}
function renamed({ applications, outputs }: Program, names: ReadonlyMap<Value, Value>): Omit<Program, 'inputs'> {
  const now = (value: Value): Value => names.get(value) ?? value;
  return {
    applications: applications.map((application) => ({ ...application, inputs: application.inputs.map(now) })),
    outputs: outputs.map(now),
  };
}

/** The loop with those of its xs that are one row, repeated, as constants; `null` if there are none. */
function withoutRepeated(
  { op, inputs, attrs }: Application,
  madeBy: (value: Value) => Application | undefined,
): Rewrite | null {
  const { body, constants, carry, length, reverse } = attrs as ScanAttrs;
  const rows = inputs.map((value, i) => {
    const maker = i < constants + carry ? undefined : madeBy(value);
    if (maker?.op !== broadcastToOp) return null;
    const [row] = maker.inputs;
    return row!.shape.length < value.shape.length || (row!.shape[0] === 1 && length !== 1) ? row! : null;
  });
  if (rows.every((row) => row === null)) return null;
  const moved = <T>(list: readonly T[]): readonly T[] => [
    ...list.filter((_, i) => rows[i] !== null),
    ...list.filter((_, i) => rows[i] === null),
  ];
  const repeatedAttrs: ScanAttrs = {
    body: { ...body, inputs: moved(body.inputs) },
    constants: constants + rows.filter((row) => row !== null).length,
    carry,
    length,
    reverse,
  };
  const build = (tensors: Inputs): Inputs => {
    const given = tensors.map((x, i) => {
      const { shape } = body.inputs[i]!;
      return rows[i] === null ? x : broadcastTo(x.rank > shape.length ? reshape(x, x.shape.slice(1)) : x, shape);
    });
    return listOf(apply(op, moved(given), repeatedAttrs));
  };
  return { inputs: inputs.map((value, i) => rows[i] ?? value), build };
}

function build(
  op: AnyOp,
  inputs: Inputs,
  { body, constants, carry, length, reverse }: ScanAttrs,
  { invariant, before, loop, after, stacked }: Parts,
): Inputs {
  const same = new Map<Value, Tensor>();
  const stacks = new Map<Value, Tensor>();
  body.inputs.forEach((value, i) => {
    if (i < constants) same.set(value, inputs[i]!);
    else if (i >= constants + carry) stacks.set(value, inputs[i]!);
  });
  for (const { op: inner, inputs: values, attrs, outputs } of invariant) {
    const results = listOf(
      apply(
        inner,
        values.map((value) => same.get(value)!),
        attrs,
      ),
    );
    outputs.forEach((value, i) => same.set(value, results[i]!));
  }
  const batch = ({ op: inner, inputs: values, attrs, outputs }: Application): void => {
    const results = applyBatched(
      inner,
      values.map((value) => stacks.get(value) ?? same.get(value)!),
      values.map((value) => stacks.has(value)),
      attrs,
    );
    outputs.forEach((value, i) => stacks.set(value, results[i]!));
  };
  before.forEach(batch);

  const state = body.inputs.slice(constants, constants + carry);
  const next = body.outputs.slice(0, carry);
  const { uses } = needed(loop, [...next, ...stacked]);
  const [fixed, walked] = [
    [...uses].filter((value) => same.has(value)),
    [...uses].filter((value) => stacks.has(value)),
  ];
  const program: Program = {
    inputs: [...fixed, ...state, ...walked],
    applications: loop,
    outputs: [...next, ...stacked],
  };
  const given = [
    ...fixed.map((value) => same.get(value)!),
    ...inputs.slice(constants, constants + carry),
    ...walked.map((value) => stacks.get(value)!),
  ];
  const attrs: ScanAttrs = { body: program, constants: fixed.length, carry, length, reverse };
  const results = program.outputs.length ? listOf(apply(op, given, attrs)) : [];
  stacked.forEach((value, i) => stacks.set(value, results[carry + i]!));
  after.forEach(batch);
  const ys = body.outputs
    .slice(carry)
    .map((value) => stacks.get(value) ?? broadcastTo(same.get(value)!, [length, ...value.shape]));
  return [...results.slice(0, carry), ...ys];
}

/** Which part of the loop each application of the body belongs to. */
function partsOf(body: Program, constants: number, carry: number): Parts {
  const same = new Set(body.inputs.slice(0, constants));
  const walked = new Set(body.inputs.slice(constants + carry));
  const invariant: Application[] = [];
  const before: Application[] = [];
  const rest: Application[] = [];
  for (const application of body.applications) {
    const { op, inputs, outputs } = application;
    const varying = inputs.filter((value) => !same.has(value));
    if (varying.length === 0) {
      invariant.push(application);
      for (const value of outputs) same.add(value);
    } else if (
      varying.every((value) => walked.has(value)) &&
      canBatch(application, (value) => same.has(value)) &&
      (op.heavy || total(outputs) <= total(varying))
    ) {
      before.push(application);
      for (const value of outputs) walked.add(value);
    } else rest.push(application);
  }
  const next = body.outputs.slice(0, carry);
  const ys = body.outputs.slice(carry);
  const free = new Set([...same, ...walked]);
  const { hoisted, stacked } = tailOf(rest, next, ys, free, same);
  return {
    invariant,
    before,
    loop: rest.filter((application) => !hoisted.has(application)),
    after: rest.filter((application) => hoisted.has(application)),
    stacked,
  };
}

/**
 * The applications that are needed only for `ys` and are worth doing for all steps at once: where stacking their inputs
 * takes no more room than stacking their results, or the op is heavy. `free` are values that are stacked already or `same` at every step.
 */
export function tailOf(
  applications: readonly Application[],
  next: readonly Value[],
  ys: readonly Value[],
  free: ReadonlySet<Value>,
  same: ReadonlySet<Value>,
): { readonly hoisted: ReadonlySet<Application>; readonly stacked: readonly Value[] } {
  const recurrent = new Set(needed(applications, next, free).applications);
  const users = new Map<Value, Application[]>();
  for (const application of applications) {
    for (const value of application.inputs) users.set(value, [...(users.get(value) ?? []), application]);
  }
  const hoisted = new Set<Application>();
  const stacked = new Set(ys.filter((value) => !free.has(value)));
  const candidates = applications
    .filter((application) => !recurrent.has(application) && canBatch(application, (value) => same.has(value)))
    .reverse();
  for (let changed = true; changed; ) {
    changed = false;
    for (const application of candidates) {
      const { op, inputs, outputs } = application;
      const ready =
        outputs.some((value) => stacked.has(value)) &&
        outputs.every((value) => (users.get(value) ?? []).every((user) => hoisted.has(user)));
      if (hoisted.has(application) || !ready) continue;
      const added = inputs.filter((value) => !free.has(value) && !stacked.has(value));
      if (!op.heavy && total(added) > total(outputs)) continue;
      hoisted.add(application);
      for (const value of outputs) stacked.delete(value);
      for (const value of added) stacked.add(value);
      changed = true;
    }
  }
  return { hoisted, stacked: [...stacked] };
}
function total(values: readonly Value[]): number {
  return [...new Set(values)].reduce((sum, value) => sum + sizeOf(value.shape), 0);
}

/** The loop without the carries, ys, constants and xs that nothing needs. */
export function pruneScan(application: Application, wanted: readonly boolean[]): Application {
  const { body, constants, carry, length, reverse } = application.attrs as ScanAttrs;
  const keep = [...wanted];
  // A carry is also needed if what is kept is computed from it.
  for (let grown = true; grown; ) {
    const { uses } = needed(
      body.applications,
      body.outputs.filter((_, i) => keep[i]),
    );
    grown = false;
    for (let i = 0; i < carry; i++) {
      if (keep[i] || !uses.has(body.inputs[constants + i]!)) continue;
      keep[i] = true;
      grown = true;
    }
  }
  const lean = withoutDead({ ...body, outputs: body.outputs.filter((_, i) => keep[i]) });
  const { uses } = needed(lean.applications, lean.outputs);
  const kept = body.inputs.map((value, i) =>
    i >= constants && i < constants + carry ? keep[i - constants]! : uses.has(value),
  );
  const count = (from: number, to: number): number => kept.slice(from, to).filter(Boolean).length;
  const attrs: ScanAttrs = {
    body: { ...lean, inputs: body.inputs.filter((_, i) => kept[i]) },
    constants: count(0, constants),
    carry: count(constants, constants + carry),
    length,
    reverse,
  };
  return {
    op: application.op,
    inputs: application.inputs.filter((_, i) => kept[i]),
    attrs,
    outputs: application.outputs.filter((_, i) => keep[i]),
  };
}
