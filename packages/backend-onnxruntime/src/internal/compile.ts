import type { TypedArray } from '@oneiros/core';
import {
  type Application,
  type Backend,
  type Executable,
  type Handle,
  identityOf,
  type Program,
  randomBitsOp,
  randomSplitOp,
  type Value,
} from '@oneiros/tensor';
import { fusedSegment } from '../fusion/fused-segment.ts';
import { type Cut, cutTail } from '../fusion/tail.ts';
import type { Workshop } from '../fusion/workshop.ts';
import { HostArray, Pool } from './arrays.ts';
import { type GraphSegment, graphSegment, type Settings, type Take, workOf } from './graph-segment.ts';
import { isLowered, type LoweringTable } from './lower-program.ts';
import { once } from './once.ts';
import { segmentsOf } from './segments.ts';

/** What compiling needs to know. */
export interface Compiler {
  readonly host: Backend;
  readonly table: LoweringTable;
  readonly settings: () => Settings;
  /** Programs of less work than this run on the host alone: there an op starts at once, a session takes time to make. */
  readonly smallestGraph: number;
  readonly pool: Pool;
  /** Where loops run; `null` where they cannot. */
  readonly workshop: () => Workshop | null;
}

/** The program in graphs; on the host what graphs cannot do, and in loops the elementwise end of it. */
export function compile(program: Program, compiler: Compiler): Executable {
  const { host, table, smallestGraph, pool } = compiler;
  const isSmall =
    workOf(program) < smallestGraph && program.applications.every((application) => host.supports(application));
  const onHost = (application: Application): boolean =>
    isSmall || !isLowered(application, table) || drawsWords(application);
  const cut = isSmall ? null : cutTail(program, smallestGraph);
  const workshop = cut && compiler.workshop();
  const fused = cut && workshop && fusedPart(cut.tail, workshop, compiler);
  const parts = segmentsOf(fused ? cut.head : program, onHost).map((segment) =>
    segment.onHost ? hostPart(segment.program, host) : graphPart(segment.program, compiler),
  );
  if (fused) parts.push(fused);
  // For each input, the last part that reads it; that one may write into it.
  const lastReaders = program.inputs.map((value) =>
    parts.map((part) => part.program.inputs.includes(value)).lastIndexOf(true),
  );
  // Memory of donated inputs, for the outputs of the next run.
  const spare = new Pool(Number.POSITIVE_INFINITY);
  const looped = new Set(fused?.program.inputs);
  const take: Take = (value, type, shape) => {
    const shared = workshop && looped.has(value) ? HostArray.in(workshop.shared, value.dtype, shape) : null;
    return shared ?? new HostArray(spare.takeKnown(type, shape) ?? pool.take(type, shape), true);
  };

  return {
    run: (inputs, donated) => {
      const held = new Map<Value, HostArray>();
      program.inputs.forEach((value, i) => held.set(value, inputs[i] as HostArray));
      const given = givenAway(inputs as readonly HostArray[], donated);
      for (const [at, part] of parts.entries()) {
        const results = part.run(
          part.program.inputs.map((value) => held.get(value)!),
          take,
          // By now a part may have found that someone else has it too.
          (array) => array.recyclable && given.has(array) && lastReaders[given.get(array)!] === at,
        );
        part.program.outputs.forEach((value, i) => held.set(value, results[i]!));
      }
      const results = program.outputs.map((value) => held.get(value)!);
      const kept = new Set<HostArray>([...results, ...program.inputs.map((value) => held.get(value)!)]);
      for (const array of held.values()) if (!kept.has(array)) array.recycle(pool);
      for (const i of donated) {
        const array = inputs[i] as HostArray;
        if (!results.includes(array)) array.recycle(spare);
      }
      return results as readonly Handle[];
    },
    dispose: () => {
      for (const { dispose } of parts) dispose();
      spare.clear();
    },
  };
}

/** Donated arrays that come as one input only, with the number of that input. */
function givenAway(inputs: readonly HostArray[], donated: readonly number[]): ReadonlyMap<HostArray, number> {
  const given = new Map<HostArray, number>();
  if (donated.length === 0) return given;
  const place = ({ data }: HostArray): string => `${identityOf(data.buffer)},${data.byteOffset}`;
  const times = new Map<string, number>();
  for (const array of inputs) times.set(place(array), (times.get(place(array)) ?? 0) + 1);
  for (const i of donated) if (times.get(place(inputs[i]!)) === 1) given.set(inputs[i]!, i);
  return given;
}

/** Random words are 80 passes over them in a graph, and one on the host. */
export function drawsWords({ op }: Application): boolean {
  return op === randomBitsOp || op === randomSplitOp;
}

/** What runs as one. */
interface Part extends GraphSegment {
  readonly program: Program;
}

function graphPart(program: Program, { table, settings }: Compiler): Part {
  return { program, ...graphSegment(program, table, settings()) };
}

function hostPart(program: Program, host: Backend): Part {
  const executable = host.compile(program);
  return {
    program,
    run: (inputs) => {
      const outputs = executable.run(
        inputs.map((array) => array.data),
        [],
      ) as readonly TypedArray[];
      return outputs.map((data) => {
        // A kernel may hand back the memory of an input: then neither may be written into later.
        const owner = inputs.find((array) => array.overlaps(data));
        if (owner) owner.recyclable = false;
        return new HostArray(data, false);
      });
    },
    dispose: () => executable.dispose(),
  };
}

/** The loops of a tail; a graph where their memory is full. */
function fusedPart({ loops, program }: Cut['tail'], workshop: Workshop, compiler: Compiler): Part | null {
  const segment = fusedSegment(loops, program, workshop);
  const graph = once(() => graphPart(program, compiler));
  return (
    segment && {
      program,
      run: (inputs, take, isGiven) => segment.run(inputs, take, isGiven) ?? graph().run(inputs, take, isGiven),
      dispose: segment.dispose,
    }
  );
}
