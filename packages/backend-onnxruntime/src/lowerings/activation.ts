import { isFloat, sizeOf } from '@oneiros/core';
import { type Application, logSoftmaxOp, reluOp, softmaxOp } from '@oneiros/tensor';
import { applyElementwise } from '../internal/elementwise.ts';
import { typedNode } from '../internal/emit.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { type Operand, operandOf } from '../internal/operand.ts';
import { withActivation } from './convolution/convolution.ts';

/** Activations that onnxruntime has as one node. */
export const activationLowerings: readonly LoweringEntry[] = [
  [reluOp, { lower: relu, accepts: ({ inputs }) => isFloat(inputs[0]!.dtype) }],
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

function overOneAxis({ inputs, attrs }: Application): boolean {
  return (attrs as { readonly axes: readonly number[] }).axes.length === 1 && sizeOf(inputs[0]!.shape) > 0;
}
function alongAxis(node: string) {
  return ([x]: readonly Operand[], { attrs }: Application, { graph }: Context): readonly Operand[] => {
    const axis = (attrs as { readonly axes: readonly number[] }).axes[0]!;
    return [operandOf(graph.node(node, [x!.plain(graph)], { type: x!.type, shape: x!.shape }, { axis }))];
  };
}
