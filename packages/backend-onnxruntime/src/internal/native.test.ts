import { describe, expect, test } from 'vitest';
import { Graph, opsets } from './graph.ts';
import { sealOutputs } from './halves.ts';
import { createSession, nativeTensor, runInPlace, sequential } from './native.ts';
import { writeModel } from './protobuf.ts';

describe('runInPlace', () => {
  const size = 100_000;
  const graph = new Graph();
  const x = graph.input('float32', [size]);
  const seal = sealOutputs(graph);
  const y = graph.output(graph.node('Neg', [x], { type: 'float32', shape: [size] }));
  const session = createSession(writeModel(graph.finish(), opsets), sequential);
  const [from, to] = [new Float32Array(size).fill(2), new Float32Array(size)];
  const feeds = { [x.name]: nativeTensor('float32', from, [size]) };
  const fetches = { [y.name]: nativeTensor('float32', to, [size]) };

  test('has written all results when the seal ends the run', () => {
    runInPlace(session, feeds, fetches, seal.name);
    expect(to.every((value) => value === -2)).toBe(true);
  });

  test('copies nothing', () => {
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 20; i++) runInPlace(session, feeds, fetches, seal.name);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(from.byteLength);
  });

  test('passes other errors on', () => {
    const short = { [x.name]: nativeTensor('float32', new Float32Array(3), [3]) };
    expect(() => runInPlace(session, short, fetches, seal.name)).toThrow(/invalid dimensions/i);
    expect(() => runInPlace(session, {}, fetches, seal.name)).toThrow();
  });
});
