import { describe, expect, test } from 'vitest';
import { Graph, type Ref } from './graph.ts';
import { inPlaceInputs } from './in-place.ts';

const spec = { type: 'float32', shape: [4] } as const;

function graphOf(build: (graph: Graph, m: Ref, g: Ref) => Ref): readonly number[] {
  const graph = new Graph();
  const [m, g] = [graph.input('float32', [4]), graph.input('float32', [4])];
  const outputs = [graph.output(build(graph, m, g))];
  return inPlaceInputs(graph.finish(), [m, g], outputs);
}

describe('inPlaceInputs', () => {
  test('finds the slot that is updated from itself', () => {
    const update = (graph: Graph, m: Ref, g: Ref): Ref =>
      graph.node(
        'Add',
        [m, graph.node('Mul', [graph.node('Sub', [g, m], spec), graph.scalar('float32', 0.1)], spec)],
        spec,
      );
    expect(graphOf(update)).toEqual([0]);
  });

  test('leaves alone what someone reads who need not be done by then', () => {
    const other = (graph: Graph, m: Ref, g: Ref): Ref => {
      graph.output(graph.node('Exp', [m], spec));
      return graph.node('Add', [m, graph.node('Exp', [g], spec)], spec);
    };
    expect(graphOf(other)).toEqual([-1]);
  });

  test('leaves alone what is seen in another shape', () => {
    const viewed = (graph: Graph, m: Ref, g: Ref): Ref => {
      const matrix = graph.node('Reshape', [m, graph.ints([2, 2])], { type: 'float32', shape: [2, 2] });
      const back = graph.node('Reshape', [graph.node('Exp', [matrix], matrix), graph.ints([4])], spec);
      return graph.node('Sub', [graph.node('Mul', [back, g], spec), m], spec);
    };
    expect(graphOf(viewed)).toEqual([-1]);
  });

  test('leaves alone what a product is added to, and what is not elementwise', () => {
    expect(graphOf((graph, m, g) => graph.node('Add', [m, graph.node('MatMul', [g, g], spec)], spec))).toEqual([-1]);
    expect(graphOf((graph, m) => graph.node('CumSum', [m, graph.scalar('int64', 0)], spec))).toEqual([-1]);
  });
});
