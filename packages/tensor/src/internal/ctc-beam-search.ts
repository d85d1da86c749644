import { scan } from '../control/scan.ts';
import { add } from '../ops/add.ts';
import { argmax } from '../ops/argmax.ts';
import { argsort } from '../ops/argsort.ts';
import { cast } from '../ops/cast.ts';
import { concatenate } from '../ops/concatenate.ts';
import { equal } from '../ops/equal.ts';
import { exp } from '../ops/exp.ts';
import { expandDims } from '../ops/expand-dims.ts';
import { flip } from '../ops/flip.ts';
import { full } from '../ops/full.ts';
import { iota } from '../ops/iota.ts';
import { log } from '../ops/log.ts';
import { logSoftmax } from '../ops/log-softmax.ts';
import { logaddexp } from '../ops/logaddexp.ts';
import { logicalAnd } from '../ops/logical-and.ts';
import { logicalNot } from '../ops/logical-not.ts';
import { max } from '../ops/max.ts';
import { repeat } from '../ops/repeat.ts';
import { reshape } from '../ops/reshape.ts';
import { scatterNd } from '../ops/scatter-nd.ts';
import { stack } from '../ops/stack.ts';
import { subtract } from '../ops/subtract.ts';
import { take } from '../ops/take.ts';
import { takeAlongAxis } from '../ops/take-along-axis.ts';
import { tile } from '../ops/tile.ts';
import { transpose } from '../ops/transpose.ts';
import { unique } from '../ops/unique.ts';
import { where } from '../ops/where.ts';
import { zerosLike } from '../ops/zeros-like.ts';
import type { Tensor } from '../tensor.ts';
import { sliceAxis } from './static-slice.ts';

/** Behind the last label of a path, and in the place of a blank. */
const none = -1;

/** Labels (paths, steps), logarithms of their probabilities, and whether the last step was a blank. */
type Beam = readonly [paths: Tensor, scores: Tensor, blank: Tensor];

/**
 * The likeliest labels of each sequence, as Keras finds them on JAX: of paths with the same labels the probabilities are
 * added, apart for those that end with a blank. Classes are counted from the last one, so that ties fall as they do there.
 */
export function beamSearch(
  inputs: Tensor,
  past: Tensor,
  width: number,
  topPaths: number,
  maskIndex: number,
): readonly [labels: Tensor, scores: Tensor] {
  const [batch, steps, classes] = inputs.shape as [number, number, number];
  const logarithms = flip(logSoftmax(inputs), { axis: 2 });
  const search = { width, classes, blank: classes - maskIndex - 1 };
  const found = Array.from({ length: batch }, (_, i) =>
    one(
      reshape(sliceAxis(logarithms, 0, i, i + 1), [steps, classes]),
      reshape(sliceAxis(past, 0, i, i + 1), [steps]),
      search,
      topPaths,
    ),
  );
  const paths = stack(found.map(([labels]) => labels));
  const labels = where(equal(paths, none), none, subtract(classes - 1, paths));
  return [transpose(labels, { axes: [1, 0, 2] }), stack(found.map(([, scores]) => scores))];
}

interface Search {
  readonly width: number;
  readonly classes: number;
  readonly blank: number;
}

function one(x: Tensor, past: Tensor, search: Search, topPaths: number): readonly [labels: Tensor, scores: Tensor] {
  const steps = x.shape[0]!;
  const [[paths, scores]] = scan(
    (beam: Beam, [row, done]: readonly [Tensor, Tensor]) => {
      const next = pruned(extended(beam, row, search), search);
      return [
        next.map((value, i) => where(done, beam[i]!, value)) as unknown as Beam,
        [] as readonly Tensor[],
      ] as const;
    },
    started(x, search),
    { xs: [sliceAxis(x, 0, 1, steps), sliceAxis(past, 0, 1, steps)] as readonly [Tensor, Tensor] },
  );
  const [different, inverse] = grouped(paths, 2 * search.classes * search.width);
  const total = merged(inverse, scores);
  const order = flip(sliceAxis(argsort(total), 0, total.size - topPaths, total.size));
  return [take(different, order, { axis: 0 }), take(total, order)];
}

/** The likeliest classes of the first step, each a path. */
function started(x: Tensor, { width, classes, blank }: Search): Beam {
  const steps = x.shape[0]!;
  const count = Math.min(classes, width);
  const first = reshape(sliceAxis(x, 0, 0, 1), [classes]);
  const likeliest = sliceAxis(argsort(first), 0, classes - count, classes);
  const rest = 2 * width - count;
  const labels = concatenate([where(equal(likeliest, blank), none, likeliest), full([rest], none, { dtype: 'int32' })]);
  const paths = where(equal(iota([1, steps], { axis: 1 }), 0), expandDims(labels, -1), none);
  const scores = concatenate([take(first, likeliest), full([rest], Number.NEGATIVE_INFINITY, { dtype: x.dtype })]);
  return [paths, scores, equal(labels, none)];
}

/** Each path with each class behind it. */
function extended([paths, scores, blank]: Beam, row: Tensor, { width, classes, blank: mask }: Search): Beam {
  const steps = paths.shape[1]!;
  const all = repeat(paths, classes, { axis: 0 });
  const wasBlank = repeat(blank, classes);
  const end = cast(argmax(equal(all, none), { axis: 1 }), 'int32');
  const before = where(equal(end, 0), steps - 1, subtract(end, 1));
  const last = reshape(takeAlongAxis(all, expandDims(before, -1), { axis: 1 }), [-1]);
  const tail = where(equal(end, 0), none, last);
  const numbers = iota([classes]);
  const added = tile(where(equal(numbers, mask), none, numbers), 2 * width);
  const isBlank = equal(added, none);
  // The label before, again and without a blank between, is the same label.
  const same = logicalAnd(logicalNot(wasBlank), equal(tail, added));
  const labels = expandDims(where(same, none, added), -1);
  const longer = where(equal(iota([1, steps], { axis: 1 }), expandDims(end, -1)), labels, all);
  return [longer, add(repeat(scores, classes), tile(row, 2 * width)), isBlank];
}

/** The `width` likeliest of the different paths: once as ending with a label, once with a blank. */
function pruned([paths, scores, blank]: Beam, { width, classes }: Search): Beam {
  const [different, inverse] = grouped(paths, 2 * classes * width);
  const never = Number.NEGATIVE_INFINITY;
  const emitted = merged(inverse, where(blank, never, scores));
  const masked = merged(inverse, where(blank, scores, never));
  const order = argsort(logaddexp(emitted, masked));
  const best = sliceAxis(order, 0, order.size - width, order.size);
  return [
    tile(take(different, best, { axis: 0 }), [2, 1]),
    concatenate([take(emitted, best), take(masked, best)]),
    equal(iota([2, width], { axis: 0 }), 1),
  ].map((value, i) => (i === 2 ? reshape(value, [2 * width]) : value)) as unknown as Beam;
}

function grouped(paths: Tensor, size: number): readonly [different: Tensor, inverse: Tensor] {
  return unique(paths, { returnInverse: true, axis: 0, size, fillValue: none }) as readonly [Tensor, Tensor];
}

/** log Σ eˢ over the paths of each group. */
function merged(inverse: Tensor, scores: Tensor): Tensor {
  const top = max(scores);
  const shares = exp(subtract(scores, top));
  return add(log(scatterNd(zerosLike(shares), expandDims(inverse, -1), shares, { mode: 'add' })), top);
}
