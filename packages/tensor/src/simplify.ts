import { getOrInsert } from '@oneiros/core';
import { listOf } from './bind.ts';
import { inline, mapPrograms } from './compile.ts';
import { foldConstants, neutralOperand } from './internal/splat.ts';
import type { MadeBy } from './op.ts';
import { type Application, attrsKey, identityOf, type Program, type Value } from './program.ts';
import { traceProgram } from './trace.ts';

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
  const madeBy: MadeBy = (value) => makers.get(value);
  const id = (value: Value): number => getOrInsert(ids, value, () => ids.size);

  for (const application of withoutDead(program).applications) visit(application);
  return withoutDead({ inputs: program.inputs, applications, outputs: program.outputs.map(now) });

  function visit(original: Application): void {
    let application: Application = {
      ...original,
      inputs: original.inputs.map(now),
      attrs: mapPrograms(original.attrs, simplify),
    };
    for (let tries = 0; tries < 8; tries++) {
      const simpler =
        neutralOperand(application, madeBy) ??
        foldConstants(application, madeBy) ??
        application.op.simplify?.(application, madeBy);
      if (!simpler) break;
      if ('build' in simpler) {
        const part = traceProgram(simpler.inputs, simpler.build, listOf).program;
        return inline(part, { ...simpler, outputs: original.outputs }, renamed, visit);
      }
      if (!('op' in simpler)) {
        renamed.set(original.outputs[0]!, simpler);
        return;
      }
      application = { ...simpler, outputs: application.outputs };
    }
    const key = `${identityOf(application.op)}|${application.inputs.map(id).join()}|${attrsKey(application.attrs)}|${application.outputs[0]?.dtype}`;
    const twin = known.get(key);
    if (twin) {
      original.outputs.forEach((value, i) => renamed.set(value, twin.outputs[i]!));
      return;
    }
    known.set(key, application);
    for (const output of application.outputs) makers.set(output, application);
    applications.push(application);
  }
}

/** The program without applications that no output needs. */
export function withoutDead(program: Program): Program {
  const needed = new Set<Value>(program.outputs);
  const kept: Application[] = [];
  for (let i = program.applications.length - 1; i >= 0; i--) {
    const whole = program.applications[i]!;
    const uses = whole.outputs.map((value) => needed.has(value));
    if (!uses.includes(true)) continue;
    const application = whole.op.prune && uses.includes(false) ? whole.op.prune(whole, uses) : whole;
    for (const input of application.inputs) needed.add(input);
    kept.push(application);
  }
  return { ...program, applications: kept.reverse() };
}
