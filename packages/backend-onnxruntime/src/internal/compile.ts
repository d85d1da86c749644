import type { TypedArray } from '@oneiros/core';
import {
  type Application,
  type Backend,
  type Executable,
  type Handle,
  type Program,
  randomBitsOp,
  randomSplitOp,
  type Value,
} from '@oneiros/tensor';
import { HostArray, Pool } from './arrays.ts';
import { type GraphSegment, graphSegment, type Settings, workOf } from './graph-segment.ts';
import { isLowered, type LoweringTable } from './lower-program.ts';
import { type Segment, segmentsOf } from './segments.ts';

/** What compiling needs to know. */
export interface Compiler {
  readonly host: Backend;
  readonly table: LoweringTable;
  readonly settings: () => Settings;
  /** Programs of less work than this run on the host alone: there an op starts at once, a session takes time to make. */
  readonly smallestGraph: number;
  readonly pool: Pool;
}

/** The program in graphs, and on the host what graphs cannot do. */
export function compile(program: Program, { host, table, settings, smallestGraph, pool }: Compiler): Executable {
  const isSmall =
    workOf(program) < smallestGraph && program.applications.every((application) => host.supports(application));
  const onHost = (application: Application): boolean =>
    isSmall || !isLowered(application, table) || drawsWords(application);
  const parts = segmentsOf(program, onHost).map((segment) => part(segment, host, table, settings));
  // Inputs that one part alone reads, so that it may write into them.
  const readOnce = program.inputs.map(
    (value) => parts.filter(({ segment }) => segment.program.inputs.includes(value)).length === 1,
  );
  // Memory of donated inputs, for the outputs of the next run.
  const spare = new Pool(Number.POSITIVE_INFINITY);
  const arrays = {
    take: (...spec: Parameters<Pool['take']>): TypedArray => spare.takeKnown(...spec) ?? pool.take(...spec),
  };

  return {
    run: (inputs, donated) => {
      const held = new Map<Value, HostArray>();
      program.inputs.forEach((value, i) => held.set(value, inputs[i] as HostArray));
      const given = givenAway(inputs as readonly HostArray[], donated, readOnce);
      for (const { segment, run } of parts) {
        const results = run(
          segment.program.inputs.map((value) => held.get(value)!),
          arrays,
          given,
        );
        segment.program.outputs.forEach((value, i) => held.set(value, results[i]!));
      }
      const results = program.outputs.map((value) => held.get(value)!);
      const kept = new Set<HostArray>([...results, ...program.inputs.map((value) => held.get(value)!)]);
      for (const array of held.values()) if (!kept.has(array) && array.recyclable) pool.give(array.data);
      for (const i of donated) {
        const array = inputs[i] as HostArray;
        if (array.recyclable && !results.includes(array)) spare.give(array.data);
      }
      return results as readonly Handle[];
    },
    dispose: () => {
      for (const { dispose } of parts) dispose();
      spare.clear();
    },
  };
}

/** Donated arrays that nobody else has, and that come as one input only. */
function givenAway(
  inputs: readonly HostArray[],
  donated: readonly number[],
  readOnce: readonly boolean[],
): ReadonlySet<HostArray> {
  const given = new Set<HostArray>();
  if (donated.length === 0) return given;
  const times = new Map<ArrayBufferLike, number>();
  for (const { data } of inputs) times.set(data.buffer, (times.get(data.buffer) ?? 0) + 1);
  for (const i of donated) {
    const array = inputs[i]!;
    if (readOnce[i] && array.recyclable && times.get(array.data.buffer) === 1) given.add(array);
  }
  return given;
}

/** Random words are 80 passes over them in a graph, and one on the host. */
export function drawsWords({ op }: Application): boolean {
  return op === randomBitsOp || op === randomSplitOp;
}

interface Part {
  readonly segment: Segment;
  readonly run: GraphSegment['run'];
  readonly dispose: () => void;
}
function part(segment: Segment, host: Backend, table: LoweringTable, settings: () => Settings): Part {
  if (!segment.onHost) return { segment, ...graphSegment(segment.program, table, settings()) };
  const executable = host.compile(segment.program);
  const run: GraphSegment['run'] = (inputs) => {
    const outputs = executable.run(
      inputs.map((array) => array.data),
      [],
    ) as readonly TypedArray[];
    return outputs.map((data) => {
      // A kernel may hand back the memory of an input: then neither may be written into later.
      const owner = inputs.find((array) => array.data.buffer === data.buffer);
      if (owner) owner.recyclable = false;
      return new HostArray(data, false);
    });
  };
  return { segment, run, dispose: () => executable.dispose() };
}
