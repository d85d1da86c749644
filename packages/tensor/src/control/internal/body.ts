import { expected, mapTree, OneirosError, sameShape, show, treeKey } from '@oneiros/core';
import { tensorsIn } from '../../jit.ts';
import { cast } from '../../ops/cast.ts';
import type { Program } from '../../program.ts';
import { asTensor, type Spec, Tensor, type TensorLike } from '../../tensor.ts';
import { traceProgram } from '../../trace.ts';

/** A function of a loop or branch as a program without anything from outside: that comes as `constants`. */
export interface Body {
  /** Its inputs: `constants`, then the arguments. Its outputs: the tensors in `result`, in order. */
  readonly program: Program;
  readonly constants: readonly Tensor[];
  /** What the function returned. */
  readonly result: unknown;
}

/** Records `body` on arguments of these specs. Tensors and variables that it uses from outside become constants. */
export function traceBody(subject: string, specs: readonly Spec[], body: (inputs: readonly Tensor[]) => unknown): Body {
  const { program, reads, writes, captures, result } = traceProgram(
    specs,
    (inputs) => toTensors(body(inputs)),
    tensorsIn,
  );
  const [assigned] = writes;
  if (assigned) {
    throw new OneirosError(
      `${subject}: expected a function that assigns no variable. Received: an assignment of ${assigned.toString()}. Return the new value, carry it through the loop or branch, and assign it afterwards.`,
    );
  }
  const { inputs } = program;
  return {
    program: { ...program, inputs: [...inputs.slice(specs.length), ...inputs.slice(0, specs.length)] },
    constants: [...reads.map((variable) => variable.stored), ...captures],
    result,
  };
}

/** A tree with its leaves as tensors; `null` and `undefined` remain. */
export function toTensors(tree: unknown): unknown {
  return mapTree(tree, (leaf) => (leaf === null || leaf === undefined ? leaf : asTensor(leaf as TensorLike)));
}

/** The tree with its tensors replaced by `tensors`, in order. */
export function fill(tree: unknown, tensors: readonly Tensor[]): unknown {
  let at = 0;
  return mapTree(tree, (leaf) => (leaf instanceof Tensor ? tensors[at++] : leaf));
}

/** Throws unless two trees have the same structure, with tensors of the same shapes and dtypes. */
export function checkSame(subject: string, what: string, wanted: unknown, received: unknown): void {
  const structure = (tree: unknown): string => treeKey(tree, (leaf) => (leaf instanceof Tensor ? '*' : String(leaf)));
  const [want, got] = [tensorsIn(wanted), tensorsIn(received)];
  if (structure(wanted) !== structure(received)) {
    throw expected(
      subject,
      `${what} of the structure ${structure(wanted)}`,
      structure(received),
      'Return arrays and objects of the same form.',
    );
  }
  want.forEach((tensor, i) => {
    const other = got[i]!;
    if (sameShape(tensor.shape, other.shape) && tensor.dtype === other.dtype) return;
    throw expected(
      subject,
      `${what} ${show(tensor)}${want.length > 1 ? ` at position ${i}` : ''}`,
      show(other),
      'Keep shape and dtype; ops.cast and ops.broadcastTo help.',
    );
  });
}

/** A bool scalar out of what a predicate gave. */
export function scalarOf(subject: string, value: TensorLike): Tensor {
  const truth = asTensor(value);
  if (truth.rank !== 0) throw expected(subject, 'a scalar', show(truth), 'Reduce it with ops.all or ops.any.');
  return cast(truth, 'bool');
}
