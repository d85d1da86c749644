import { mapPrograms } from './compile.ts';
import { type Application, attrsKey, type Program, type Value } from './program.ts';

/**
 * The program without what need not be computed: equal applications are made one, applications that their op's
 * `simplify` sees through are replaced, and what no output needs is dropped.
 */
export function simplify(program: Program): Program {
  const renamed = new Map<Value, Value>();
  const makers = new Map<Value, Application>();
  const known = new Map<string, Application>();
  const ids = new Map<Value, number>();
  const applications: Application[] = [];
  const now = (value: Value): Value => renamed.get(value) ?? value;
  const id = (value: Value): number => {
    let n = ids.get(value);
    if (n === undefined) ids.set(value, (n = ids.size));
    return n;
  };

  for (const original of program.applications) {
    let application: Application = {
      ...original,
      inputs: original.inputs.map(now),
      attrs: mapPrograms(original.attrs, simplify),
    };
    let same: Value | undefined;
    for (let tries = 0; tries < 8; tries++) {
      const simpler = application.op.simplify?.(application, (value) => makers.get(value));
      if (!simpler) break;
      if (!('op' in simpler)) {
        same = simpler;
        break;
      }
      application = { ...simpler, outputs: application.outputs };
    }
    if (same) {
      renamed.set(original.outputs[0]!, same);
      continue;
    }
    const key = `${application.op.name}|${application.inputs.map(id).join()}|${attrsKey(application.attrs)}|${application.outputs[0]?.dtype}`;
    const twin = known.get(key);
    if (twin && twin.op === application.op) {
      original.outputs.forEach((value, i) => renamed.set(value, twin.outputs[i]!));
      continue;
    }
    known.set(key, application);
    for (const output of application.outputs) makers.set(output, application);
    applications.push(application);
  }
  return withoutDead({ inputs: program.inputs, applications, outputs: program.outputs.map(now) });
}

/** The program without applications that no output needs. */
export function withoutDead(program: Program): Program {
  const needed = new Set<Value>(program.outputs);
  const kept: Application[] = [];
  for (let i = program.applications.length - 1; i >= 0; i--) {
    const application = program.applications[i]!;
    if (!application.outputs.some((value) => needed.has(value))) continue;
    for (const input of application.inputs) needed.add(input);
    kept.push(application);
  }
  return { ...program, applications: kept.reverse() };
}
