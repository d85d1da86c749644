import { Graph, opsets } from '../internal/graph.ts';
import { createSession, nativeTensor, sequential } from '../internal/native.ts';
import { writeModel } from '../internal/protobuf.ts';
import { Crew } from './crew.ts';
import { SharedMemory } from './shared-memory.ts';

/** Where fused loops run: a memory, and the threads that share it. */
export interface Workshop {
  readonly shared: SharedMemory;
  readonly crew: Crew;
}

/** More threads than this wait for memory rather than compute. */
const mostThreads = 4;

/**
 * A workshop for `threads` threads. `null` where there is no room for the addresses of 4 GiB, or where onnxruntime takes
 * no arrays in shared memory: Node-API lets it from Node 22 on (22.23, 24 and 26 do; 20 and 23 do not).
 */
export function createWorkshop(threads: number): Workshop | null {
  try {
    const shared = new SharedMemory();
    if (!takesArraysIn(shared)) return null;
    return { shared, crew: new Crew(shared, Math.min(threads, mostThreads) - 1) };
  } catch {
    return null;
  }
}

/** Whether onnxruntime reads and writes there. */
function takesArraysIn(shared: SharedMemory): boolean {
  const graph = new Graph();
  const input = graph.input('float32', [1]);
  const output = graph.output(graph.node('Neg', [input], { type: 'float32', shape: [1] }));
  const [x, y] = [shared.take('float32', [1])!, shared.take('float32', [1])!];
  const session = createSession(writeModel(graph.finish(), opsets), sequential);
  x[0] = 1;
  session.run(
    { [input.name]: nativeTensor('float32', x, [1]) },
    { [output.name]: nativeTensor('float32', y, [1]) },
    {},
  );
  session.dispose();
  return y[0] === -1;
}
