import { expected, promote } from '@oneiros/core';
import { bind } from '../bind.ts';
import { toDType } from '../internal/elementwise.ts';
import { asTensor, type Tensor, type TensorLike, weakTypeOf } from '../tensor.ts';
import { dotGeneral } from './dot-general.ts';
import { padOp } from './pad.ts';
import { reshape } from './reshape.ts';
import { sliceOp } from './slice.ts';
import { sum } from './sum.ts';
import { transpose } from './transpose.ts';

/** A tensor with a letter for each axis. */
interface Term {
  readonly x: Tensor;
  readonly labels: readonly string[];
}

/**
 * Einstein summation: letters name axes, a letter missing from the output is summed over, `...` stands for leading axes.
 *
 * ```ts
 * einsum('bqd,bkd->bqk', queries, keys); // attention scores
 * ```
 * @throws OneirosError where the letters do not fit the tensors.
 */
export function einsum(subscripts: string, ...operands: readonly TensorLike[]): Tensor {
  const dtype = promote(...operands.map(weakTypeOf));
  const tensors = operands.map((x) => toDType(x, dtype === 'int8' ? 'int32' : dtype)); // Keras sums int8 in int32
  const { terms: parsed, output } = parse(subscripts, tensors);
  let terms = parsed.map(withoutRepeats);
  while (terms.length > 1) {
    const [left, right, ...rest] = terms as [Term, Term, ...Term[]];
    const needed = new Set([...output, ...rest.flatMap((t) => t.labels)]);
    terms = [product(left, right, needed), ...rest];
  }
  const last = summed(terms[0]!, new Set(output));
  return transpose(last.x, { axes: output.map((label) => last.labels.indexOf(label)) });
}

function parse(
  subscripts: string,
  tensors: readonly Tensor[],
): { readonly terms: readonly Term[]; readonly output: readonly string[] } {
  const [left, right, ...more] = subscripts.replaceAll(' ', '').split('->');
  const parts = left!.split(',');
  const wrong = (what: string): Error =>
    expected(
      'ops.einsum',
      what,
      `subscripts='${subscripts}' for shapes ${tensors.map((t) => `[${t.shape}]`).join(', ')}`,
    );
  if (more.length || parts.length !== tensors.length) throw wrong('subscripts with a part for each tensor');
  const written = parts.map((part) => part.split('...'));
  const extra = Math.max(0, ...written.map((p, i) => (p.length > 1 ? tensors[i]!.rank - p.join('').length : 0)));
  // The axes under an ellipsis are named 0, 1, … from the back, so that they line up as in broadcasting.
  const ellipsis = Array.from({ length: extra }, (_, i) => String(extra - 1 - i));
  const labelsOf = (pieces: readonly string[], count: number): readonly string[] =>
    pieces.length === 1 ? [...pieces[0]!] : [...pieces[0]!, ...ellipsis.slice(extra - count), ...pieces[1]!];
  const sizes = new Map<string, number>();
  const inputs = written.map((pieces, i) => {
    const { shape } = tensors[i]!;
    const labels = labelsOf(pieces, shape.length - pieces.join('').length);
    if (pieces.length > 2 || labels.length !== shape.length || !/^[a-zA-Z]*$/.test(pieces.join('')))
      throw wrong('a letter for each axis');
    labels.forEach((label, axis) => {
      const known = sizes.get(label) ?? 1;
      if (known !== 1 && shape[axis] !== 1 && known !== shape[axis]) throw wrong(`one size for axis '${label}'`);
      sizes.set(label, known === 1 ? shape[axis]! : known);
    });
    return labels;
  });
  // Without '->': the ellipsis, then the letters that stand only once, in alphabetical order.
  const letters = [...left!].filter((c) => /[a-zA-Z]/.test(c));
  const output =
    right === undefined
      ? [...ellipsis, ...letters.filter((c) => letters.indexOf(c) === letters.lastIndexOf(c)).sort()]
      : labelsOf(right.split('...'), extra);
  if (output.some((label, i) => !sizes.has(label) || output.indexOf(label) !== i))
    throw wrong('output letters that are in the inputs, each once');
  return { terms: tensors.map((x, i) => withoutBroadcasts({ x, labels: inputs[i]! }, sizes)), output };
}

/** Drops axes of size 1 that meet longer ones: the result broadcasts over them. */
function withoutBroadcasts({ x, labels }: Term, sizes: ReadonlyMap<string, number>): Term {
  const kept = labels.map((label, axis) => x.shape[axis] !== 1 || sizes.get(label) === 1);
  return {
    x: reshape(
      x,
      x.shape.filter((_, axis) => kept[axis]),
    ),
    labels: labels.filter((_, axis) => kept[axis]),
  };
}

/** Takes the diagonal over axes of the same letter. */
function withoutRepeats({ x, labels }: Term): Term {
  const second = labels.findIndex((label, i) => labels.indexOf(label) !== i);
  if (second < 0) return { x, labels };
  const first = labels.indexOf(labels[second]!);
  const others = labels.map((_, i) => i).filter((i) => i !== first && i !== second);
  const n = x.shape[first]!;
  const outer = others.map((i) => x.shape[i]!);
  const flat = reshape(transpose(x, { axes: [...others, first, second] }), [...outer, n * n]);
  // n more elements make rows of n + 1: the diagonal is then the first column.
  const zeros = outer.map(() => 0);
  const padded = bind(padOp, [flat, asTensor(0, x.dtype)], {
    low: [...zeros, 0],
    high: [...zeros, n],
    interior: [...zeros, 0],
  });
  const rows = reshape(padded, [...outer, n, n + 1]);
  const column = bind(sliceOp, [rows], {
    starts: rows.shape.map(() => 0),
    sizes: [...outer, n, 1],
    steps: rows.shape.map(() => 1),
  });
  return withoutRepeats({
    x: reshape(column, [...outer, n]),
    labels: [...others.map((i) => labels[i]!), labels[first]!],
  });
}

/** Sums over the axes that nothing needs. */
function summed({ x, labels }: Term, needed: ReadonlySet<string>): Term {
  const axes = labels.map((_, i) => i).filter((i) => !needed.has(labels[i]!));
  return axes.length
    ? { x: sum(x, { axis: axes }), labels: labels.filter((label) => needed.has(label)) }
    : { x, labels };
}

function product(left: Term, right: Term, needed: ReadonlySet<string>): Term {
  const l = summed(left, new Set([...needed, ...right.labels]));
  const r = summed(right, new Set([...needed, ...left.labels]));
  const shared = l.labels.filter((label) => r.labels.includes(label));
  const axes = (labels: readonly string[]): readonly [readonly number[], readonly number[]] => [
    labels.map((a) => l.labels.indexOf(a)),
    labels.map((a) => r.labels.indexOf(a)),
  ];
  const batch = shared.filter((label) => needed.has(label));
  const rest = [...l.labels, ...r.labels].filter((label) => !shared.includes(label));
  return {
    x: dotGeneral(l.x, r.x, { contracting: axes(shared.filter((label) => !needed.has(label))), batch: axes(batch) }),
    labels: [...batch, ...rest],
  };
}
