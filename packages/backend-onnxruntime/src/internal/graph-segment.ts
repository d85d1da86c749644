import { bytesOf, type Shape, sizeOf } from '@oneiros/core';
import type { Program, Value } from '@oneiros/tensor';
import type { HostArray } from './arrays.ts';
import { type ElementType, isHalf, storedType } from './element-types.ts';
import { Graph, opsets } from './graph.ts';
import { fromBits, sealOutputs, toBits } from './halves.ts';
import { inPlaceInputs } from './in-place.ts';
import { type LoweringTable, lowerProgram, programsOf } from './lower-program.ts';
import {
  createSession,
  type NativeSession,
  type NativeTensor,
  runInPlace,
  type SessionOptions,
  sequential,
} from './native.ts';
import { operandOf } from './operand.ts';
import { writeModel } from './protobuf.ts';

/** What a graph runs with. */
export interface Settings {
  readonly threads: number;
  /** Channels in a block of the fast convolutions. */
  readonly block: number;
  readonly executionProviders: readonly (string | { readonly name: string })[];
}

/** An array for a value, with any elements. */
export type Take = (value: Value, type: ElementType, shape: Shape) => HostArray;

/** A program as an onnxruntime session. */
export interface GraphSegment {
  /** Arrays for the outputs, from `take`; or arrays of inputs that `isGiven` away, written in place. */
  run(inputs: readonly HostArray[], take: Take, isGiven: (array: HostArray) => boolean): readonly HostArray[];
  dispose(): void;
}

/** Lowers a program to a graph, and makes a session for it. */
export function graphSegment(program: Program, table: LoweringTable, settings: Settings): GraphSegment {
  const graph = new Graph();
  const inputs = program.inputs.map(({ shape, dtype }) => graph.input(storedType(dtype), shape));
  const operands = program.inputs.map(({ dtype }, i) =>
    operandOf(isHalf(dtype) ? fromBits(graph, inputs[i]!, dtype) : inputs[i]!),
  );
  const results = lowerProgram(program, operands, { graph, block: settings.block }, table);
  const bytes = program.outputs.reduce((sum, { dtype, shape }) => sum + bytesOf(dtype) * sizeOf(shape), 0);
  const seal = bytes > worthSealing ? sealOutputs(graph).name : null;
  const outputs = program.outputs.map(({ dtype }, i) => {
    const ref = results[i]!.plain(graph);
    return graph.output(isHalf(dtype) ? toBits(graph, ref, dtype) : ref);
  });
  const finished = graph.finish();
  const sources = inPlaceInputs(finished, inputs, outputs);
  const session: NativeSession = createSession(writeModel(finished, opsets), sessionOptions(program, settings));
  return {
    run: (arrays, take, isGiven) => {
      const feeds: { [name: string]: NativeTensor } = {};
      inputs.forEach(({ name, type, shape }, i) => {
        feeds[name] = arrays[i]!.native(type, shape);
      });
      const fetches: { [name: string]: NativeTensor } = {};
      const results = outputs.map(({ name, type, shape }, i) => {
        const source = arrays[sources[i]!];
        const array = source && isGiven(source) ? source : take(program.outputs[i]!, type, shape);
        fetches[name] = array.native(type, shape);
        return array;
      });
      runInPlace(session, feeds, fetches, seal);
      return results;
    },
    dispose: () => session.dispose(),
  };
}

/** Bytes of outputs that take longer to copy than an error takes to throw. */
const worthSealing = 65536;
/** More work than this, in elements touched and products made, is worth a second thread; of one op that is run once, much more. */
const worthThreads = { program: 100_000, op: 4_000_000 };
/** How long threads wait for the next op before they sleep, in microseconds: longer than the gaps within a program. */
const spinning = { session: { intra_op: { spin_duration_us: '100' }, force_spinning_stop: '1' } };

function sessionOptions(program: Program, { threads, executionProviders }: Settings): SessionOptions {
  // A few ops at once are eager code: making the session takes longer than running it.
  const eager =
    program.applications.length < 4 &&
    program.applications.every((application) => programsOf(application).length === 0);
  const large = workOf(program) > (eager ? worthThreads.op : worthThreads.program);
  return {
    ...sequential,
    intraOpNumThreads: large ? threads : 1,
    graphOptimizationLevel: eager ? 'disabled' : large ? 'all' : 'basic',
    enableCpuMemArena: large && !eager,
    enableMemPattern: large && !eager,
    executionProviders,
    extra: spinning,
  };
}

/** About how many elements a program computes; the steps of loops counted once. */
export function workOf(program: Program): number {
  let work = 0;
  for (const application of program.applications) {
    const sizes = [...application.inputs, ...application.outputs].map((value: Value) => sizeOf(value.shape));
    const size = sizes.reduce((a, b) => a + b, 0);
    work += application.op.heavy ? size * Math.sqrt(Math.max(...sizes, 1)) : size;
    for (const inner of programsOf(application)) work += workOf(inner) * 10;
  }
  return work;
}
