import type { Program } from '@oneiros/tensor';
import { HostArray } from '../internal/arrays.ts';
import type { GraphSegment, Take } from '../internal/graph-segment.ts';
import type { LoadedModule } from './crew.ts';
import { loopModule } from './loop-module.ts';
import type { Loop } from './tail.ts';
import { instantiate } from './webassembly.ts';
import type { Workshop } from './workshop.ts';

/** Loops as one WebAssembly module. */
export interface FusedSegment {
  /** As a graph runs; `null` if the shared memory is full, and then nothing has changed. */
  run(inputs: readonly HostArray[], take: Take, isGiven: (array: HostArray) => boolean): readonly HostArray[] | null;
  dispose: GraphSegment['dispose'];
}

/** Elements from which a second thread is worth waking. */
const worthThreads = 100_000;
let modules = 0;

/** Compiles `loops`, which compute `program`; `null` if the shared memory is full. */
export function fusedSegment(
  loops: readonly Loop[],
  program: Program,
  { shared, crew }: Workshop,
): FusedSegment | null {
  const { bytes, table } = loopModule(loops);
  const code = shared.take('uint8', [bytes.length]);
  const pointers = shared.take('int32', [1 + table.length]);
  if (!code || !pointers) return null;
  pointers[0] = 1;
  (code as Uint8Array).set(bytes);
  const module: LoadedModule = {
    run: instantiate(bytes, shared.memory),
    id: ++modules,
    at: code.byteOffset,
    length: bytes.length,
  };
  const isLarge = loops.reduce((sum, { size }) => sum + size, 0) >= worthThreads;
  const reads = loops.flatMap((loop) => loop.inputs);
  const readOnce = new Set(reads.filter((value) => reads.indexOf(value) === reads.lastIndexOf(value)));

  return {
    run: (arrays, _take, isGiven) => {
      if (!program.inputs.every(({ dtype, shape }, i) => arrays[i]!.moveTo(shared, dtype, shape))) return null;
      const held = new Map(program.inputs.map((value, i) => [value, arrays[i]!]));
      // A piece of each input is read before the same piece of an output is written.
      for (const { size, inputs, outputs } of loops) {
        const given = inputs
          .filter((value) => readOnce.has(value))
          .map((value) => held.get(value)!)
          .filter((array) => array.data.length === size && isGiven(array));
        for (const value of outputs) {
          const array = given.shift() ?? HostArray.in(shared, value.dtype, value.shape);
          if (!array) return null;
          held.set(value, array);
        }
      }
      for (let i = 0; i < table.length; i++) pointers[1 + i] = held.get(table[i]!)!.data.byteOffset;
      crew.run(module, pointers.byteOffset, isLarge);
      pointers[0]!++;
      return program.outputs.map((value) => held.get(value)!);
    },
    dispose: () => {
      shared.give(code);
      shared.give(pointers);
    },
  };
}
