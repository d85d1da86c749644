import { isFloat, sizeOf } from '@oneiros/core';
import { type Application, logSoftmaxOp, reluGradientOp, reluOp, softmaxOp } from '@oneiros/tensor';
import { applyElementwise, type Elementwise } from '../internal/elementwise.ts';
import { castTo, typedNode } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { type Operand, operandOf } from '../internal/operand.ts';
import { withActivation } from './convolution/convolution.ts';
import { withinPositive } from './window.ts';

/** Activations that onnxruntime has as one node. */
export const activationLowerings: readonly LoweringEntry[] = [
  [reluOp, { lower: relu, accepts: ({ inputs }) => isFloat(inputs[0]!.dtype) }],
  [reluGradientOp, { lower: reluGradient, accepts: ({ inputs }) => isFloat(inputs[0]!.dtype) }],
  [softmaxOp, { lower: alongAxis('Softmax'), accepts: overOneAxis }],
  [logSoftmaxOp, { lower: alongAxis('LogSoftmax'), accepts: overOneAxis }],
];

function relu([x]: readonly Operand[], { outputs }: Application, context: Context): readonly Operand[] {
  const fused = withActivation(x!, 'Relu');
  return [
    fused ??
      applyElementwise([x!], outputs[0]!.shape, context, (graph, refs, shape) => typedNode(graph, 'Relu', refs, shape)),
  ];
}

/**
 * dy · (y > 0), and NaN where y is NaN. onnxruntime's own choice between two operands, Where, takes three passes of one thread;
 * so does a comparison with a cast after it. y · 3.4e38 between 0 and 1 is one pass of all threads.
 */
function reluGradient([dy, y]: readonly Operand[], { outputs }: Application, context: Context): readonly Operand[] {
  const product: Elementwise = (graph, [a, b], shape) => typedNode(graph, 'Mul', [a!, isPositive(graph, b!)], shape);
  return [withinPositive(dy!, y!) ?? applyElementwise([dy!, y!], outputs[0]!.shape, context, product)];
}
function isPositive(graph: Graph, x: Ref): Ref {
  if (x.type === 'float32')
    return graph.node('HardSigmoid', [x], x, { alpha: { float: 3.4028234e38 }, beta: { float: 0 } });
  const positive = graph.node('Greater', [x, graph.scalar(x.type, 0)], { type: 'bool', shape: x.shape });
  return castTo(graph, positive, x.type);
}

function overOneAxis({ inputs, attrs }: Application): boolean {
  return (attrs as { readonly axes: readonly number[] }).axes.length === 1 && sizeOf(inputs[0]!.shape) > 0;
}
function alongAxis(node: string) {
  return ([x]: readonly Operand[], { attrs }: Application, { graph }: Context): readonly Operand[] => {
    const axis = (attrs as { readonly axes: readonly number[] }).axes[0]!;
    return [operandOf(graph.node(node, [x!.plain(graph)], { type: x!.type, shape: x!.shape }, { axis }))];
  };
}
