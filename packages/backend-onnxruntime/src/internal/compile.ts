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
  const { slots, steps, outputs, size } = numbered(program, parts);
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
      const held = new Array<HostArray>(size);
      for (let i = 0; i < inputs.length; i++) held[slots[i]!] = inputs[i] as HostArray;
      const given = givenAway(inputs as readonly HostArray[], donated);
      for (const [at, step] of steps.entries()) {
        const results = step.part.run(
          step.inputs.map((slot) => held[slot]!),
          take,
          // By now a part may have found that someone else has it too.
          (array) => array.recyclable && lastReaders[given.get(array) ?? -1] === at,
        );
        for (let i = 0; i < results.length; i++) held[step.outputs[i]!] = results[i]!;
        for (const slot of step.last) if (!given.has(held[slot]!)) held[slot]!.recycle(pool);
      }
      const results = outputs.map((slot) => held[slot]!);
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

/** Parts with their values numbered, so that running them looks nothing up. */
interface Numbered {
  /** Of the program's inputs. */
  readonly slots: readonly number[];
  readonly steps: readonly Step[];
  /** Slots of the program's outputs. */
  readonly outputs: readonly number[];
  readonly size: number;
}
interface Step {
  readonly part: Part;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** What nothing needs after this step. */
  readonly last: readonly number[];
}

function numbered(program: Program, parts: readonly Part[]): Numbered {
  const places = new Map<Value, number>();
  const place = (value: Value): number => {
    const known = places.get(value) ?? places.size;
    places.set(value, known);
    return known;
  };
  const slots = program.inputs.map(place);
  const kept = new Set<Value>([...program.inputs, ...program.outputs]);
  const steps: Step[] = [];
  for (const part of [...parts].reverse()) {
    const { inputs, outputs } = part.program;
    const last = [...new Set([...inputs, ...outputs])].filter((value) => !kept.has(value));
    for (const value of last) kept.add(value);
    steps.push({ part, inputs: inputs.map(place), outputs: outputs.map(place), last: last.map(place) });
  }
  return { slots, steps: steps.reverse(), outputs: program.outputs.map(place), size: places.size };
}

/** Donated arrays that come as one input only, with the number of that input. */
function givenAway(inputs: readonly HostArray[], donated: readonly number[]): ReadonlyMap<HostArray, number> {
  const given = new Map<HostArray, number>();
  for (const i of donated) if (inputs.indexOf(inputs[i]!) === inputs.lastIndexOf(inputs[i]!)) given.set(inputs[i]!, i);
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
