import { expected, show } from '@oneiros/core';
import { Graph, opsets } from './graph.ts';
import { createSession, nativeTensor, onnxruntimeLibrary, type SessionOptions, sequential } from './native.ts';
import { writeModel } from './protobuf.ts';

/**
 * How many channels lie together in the fast convolutions of this machine (8 with AVX2, 16 with AVX-512), 0 if it has
 * none: found by looking at what a small image becomes.
 */
export function channelBlock(): number {
  onnxruntimeLibrary(); // where it is missing, that is an error
  const channels = 32;
  const graph = new Graph();
  const input = graph.input('float32', [1, channels, 1, 2]);
  const ordered = graph.node(
    'ReorderInput',
    [input],
    { type: 'float32', shape: [1, channels, 1, 2] },
    {},
    'com.microsoft.nchwc',
  );
  const output = graph.output(ordered);
  try {
    const session = createSession(writeModel(graph.finish(), opsets), sequential);
    // Element (c, w) is c + 100 w: the first one of the second column follows a whole block.
    const image = Float32Array.from({ length: channels * 2 }, (_, i) => Math.floor(i / 2) + 100 * (i % 2));
    const result = new Float32Array(image.length);
    session.run(
      { [input.name]: nativeTensor('float32', image, input.shape) },
      { [output.name]: nativeTensor('float32', result, output.shape) },
      {},
    );
    session.dispose();
    const block = result.findIndex((value) => value >= 100);
    return block > 1 ? block : 0;
  } catch {
    return 0;
  }
}

/**
 * Makes a session of the smallest graph on these execution providers, to see that they start.
 * @throws OneirosError with the reason if one does not
 */
export function checkProviders(executionProviders: SessionOptions['executionProviders']): void {
  const graph = new Graph();
  const input = graph.input('float32', [1]);
  graph.output(graph.node('Neg', [input], { type: 'float32', shape: [1] }));
  try {
    createSession(writeModel(graph.finish(), opsets), { ...sequential, executionProviders }).dispose();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw expected(
      'onnxruntime: executionProviders',
      'providers that start on this machine',
      `executionProviders=${show(executionProviders)}, ${reason}`,
      "Leave the option out for 'cpu'.",
    );
  }
}
