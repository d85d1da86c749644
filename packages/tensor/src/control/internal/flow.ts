import type { Application, Value } from '../../program.ts';

/**
 * The applications that `outputs` need, in order, and the values they use from outside: inputs, or what `given` holds,
 * behind which nothing is looked for.
 */
export function needed(
  applications: readonly Application[],
  outputs: readonly Value[],
  given: ReadonlySet<Value> = new Set(),
): { readonly applications: readonly Application[]; readonly uses: ReadonlySet<Value> } {
  const wanted = new Set<Value>(outputs);
  const kept: Application[] = [];
  for (let i = applications.length - 1; i >= 0; i--) {
    const application = applications[i]!;
    if (!application.outputs.some((value) => wanted.has(value) && !given.has(value))) continue;
    for (const value of application.inputs) wanted.add(value);
    kept.push(application);
  }
  kept.reverse();
  const made = new Set(kept.flatMap((application) => application.outputs));
  return { applications: kept, uses: new Set([...wanted].filter((value) => given.has(value) || !made.has(value))) };
}

/** `same` and the values that are computed of it alone. */
export function invariant(applications: readonly Application[], same: readonly Value[]): ReadonlySet<Value> {
  const found = new Set(same);
  for (const { inputs, outputs } of applications) {
    if (inputs.every((value) => found.has(value))) for (const value of outputs) found.add(value);
  }
  return found;
}
