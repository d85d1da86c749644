import { sizeOf, type TypedArray } from '@oneiros/core';
import { type Application, constantOp, type Program, type Value, withoutDead } from '@oneiros/tensor';
import { vectorOperations } from './operations.ts';

/** Applications over elements of the same number, which one loop computes: each element is read once and written once. */
export interface Loop {
  /** Elements. */
  readonly size: number;
  readonly applications: readonly Application[];
  /** What it reads: `size` elements each, or one. */
  readonly inputs: readonly Value[];
  /** Known numbers. */
  readonly constants: ReadonlyMap<Value, number>;
  readonly outputs: readonly Value[];
}

/** A program cut in two. */
export interface Cut {
  /** What comes first; its outputs are those of the whole and what the loops read. */
  readonly head: Program;
  /** What comes last, once as loops and once as a program. */
  readonly tail: { readonly loops: readonly Loop[]; readonly program: Program };
}

/** With fewer ops than this a loop saves nothing. */
const fewest = 3;

/**
 * Cuts off the elementwise end of a program, for which nothing waits: of a training step, the optimizer's update of each
 * weight. `null` if there is none, or if it is of fewer elements than `smallest`.
 */
export function cutTail(program: Program, smallest: number): Cut | null {
  const makers = new Map(program.applications.flatMap((a) => a.outputs.map((value) => [value, a] as const)));
  const outputs = new Set(program.outputs);
  const awaited = new Set<Value>();
  const last = new Set<Application>();
  for (const application of [...program.applications].reverse()) {
    if (isElementwise(application, makers) && !application.outputs.some((value) => awaited.has(value)))
      last.add(application);
    else for (const value of application.inputs) awaited.add(value);
  }
  const groups = groupsOf(program.applications.filter((application) => last.has(application))).filter(
    (group) => group.reduce((sum, { op }) => sum + vectorOperations.get(op)!.cost, 0) >= fewest,
  );
  const loops = groups.map((group) => loopOf(group, makers, outputs));
  if (loops.length === 0 || loops.reduce((sum, { size }) => sum + size, 0) < smallest) return null;

  const cut = new Set(groups.flat());
  const constants = new Set([...makers].flatMap(([value, { op }]) => (op === constantOp ? [value] : [])));
  const made = new Set([...cut].flatMap((application) => application.outputs));
  const inputs = [...new Set(loops.flatMap((loop) => loop.inputs))];
  const own = program.applications.filter((a) => cut.has(a) || a.outputs.every((value) => constants.has(value)));
  return {
    head: withoutDead({
      inputs: program.inputs,
      applications: program.applications.filter((application) => !cut.has(application)),
      outputs: [
        ...new Set([
          ...program.outputs.filter((value) => !made.has(value)),
          ...inputs.filter((value) => makers.has(value)),
        ]),
      ],
    }),
    tail: { loops, program: { inputs, applications: own, outputs: loops.flatMap((loop) => loop.outputs) } },
  };
}

/** Whether each element of the result follows from the elements at its place, and from single numbers. */
function isElementwise({ op, inputs, outputs }: Application, makers: ReadonlyMap<Value, Application>): boolean {
  const size = sizeOf(outputs[0]!.shape);
  return (
    vectorOperations.has(op) &&
    size > 1 &&
    outputs[0]!.dtype === 'float32' &&
    inputs.every((value) => {
      const own = sizeOf(value.shape);
      return value.dtype === 'float32' && (own === 1 || (own === size && makers.get(value)?.op !== constantOp));
    })
  );
}

/** The applications in groups that have nothing to do with one another, each in its order. */
function groupsOf(applications: readonly Application[]): readonly (readonly Application[])[] {
  const groups = new Map<Value, Application[]>();
  for (const application of applications) {
    const joined = new Set(application.inputs.flatMap((value) => groups.get(value) ?? [])); // all of each group
    const group = [...joined, application];
    for (const { outputs } of group) for (const value of outputs) groups.set(value, group);
  }
  const order = new Map(applications.map((application, i) => [application, i]));
  return [...new Set(groups.values())].map((group) => group.sort((a, b) => order.get(a)! - order.get(b)!));
}

function loopOf(
  applications: readonly Application[],
  makers: ReadonlyMap<Value, Application>,
  programOutputs: ReadonlySet<Value>,
): Loop {
  const made = new Set(applications.flatMap((application) => application.outputs));
  const given = [...new Set(applications.flatMap((application) => application.inputs))].filter((v) => !made.has(v));
  const constants = new Map<Value, number>();
  for (const value of given) {
    const maker = makers.get(value);
    if (maker?.op === constantOp) constants.set(value, Number((maker.attrs as { data: TypedArray }).data[0]));
  }
  return {
    size: sizeOf(applications[0]!.outputs[0]!.shape),
    applications,
    inputs: given.filter((value) => !constants.has(value)),
    constants,
    outputs: [...made].filter((value) => programOutputs.has(value)),
  };
}
