import type { Application, Program, Value } from '@oneiros/tensor';

/** A part of a program that runs as one: a graph, or op by op on the host. */
export interface Segment {
  readonly onHost: boolean;
  readonly program: Program;
}

/**
 * The program in as few parts as possible, each all graph or all host, in an order in which each finds its inputs.
 * Level by level: an application lies one level above what it needs from the other kind.
 */
export function segmentsOf(program: Program, isHost: (application: Application) => boolean): readonly Segment[] {
  const levels = new Map<Value, { readonly level: number; readonly onHost: boolean }>();
  const groups: { onHost: boolean; applications: Application[] }[] = [];
  for (const application of program.applications) {
    const onHost = isHost(application);
    let level = onHost ? 0 : 1; // even levels are on the host
    for (const input of application.inputs) {
      const from = levels.get(input);
      if (from) level = Math.max(level, from.level + Number(from.onHost !== onHost));
    }
    for (const output of application.outputs) levels.set(output, { level, onHost });
    (groups[level] ??= { onHost, applications: [] }).applications.push(application);
  }
  const needed = new Set(program.outputs);
  const segments: Segment[] = [];
  for (const group of groups.reverse()) {
    if (!group) continue;
    const { onHost, applications } = group;
    const made = new Set(applications.flatMap((application) => application.outputs));
    const inputs = [...new Set(applications.flatMap((application) => application.inputs))].filter(
      (value) => !made.has(value),
    );
    segments.push({
      onHost,
      program: { inputs, applications, outputs: [...made].filter((value) => needed.has(value)) },
    });
    for (const value of inputs) needed.add(value);
  }
  return segments.reverse();
}
