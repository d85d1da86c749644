import { expected, promote } from '@oneiros/core';
import { scan } from '../control/scan.ts';
import { floating } from '../internal/elementwise.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { concatenate } from './concatenate.ts';
import { dotGeneral } from './dot-general.ts';
import { equal } from './equal.ts';
import { expandDims } from './expand-dims.ts';
import { full } from './full.ts';
import { greaterEqual } from './greater-equal.ts';
import { iota } from './iota.ts';
import { logSoftmax } from './log-softmax.ts';
import { logaddexp } from './logaddexp.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { oneHot } from './one-hot.ts';
import { reshape } from './reshape.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';
import { transpose } from './transpose.ts';
import { where } from './where.ts';
import { zeros } from './zeros.ts';

export interface CtcLossOptions {
  /** The class that stands for no label. Default 0. */
  readonly maskIndex?: number;
}

/** The logarithm of a probability that is as good as 0. */
const never = -1e5;

/**
 * Connectionist temporal classification: −log of the probability that `output`, logits (batch, steps, classes), read out the
 * labels `target` (batch, labels), without repetitions and blanks. Lengths tell how many labels and steps count: (batch).
 * The result is (batch). Forward algorithm of Graves et al., 2006, in the order of Keras's JAX backend.
 *
 * ```ts
 * ctcLoss(labels, logits, labelLengths, stepCounts);
 * ```
 */
export function ctcLoss(
  target: TensorLike,
  output: TensorLike,
  targetLength: TensorLike,
  outputLength: TensorLike,
  { maskIndex = 0 }: CtcLossOptions = {},
): Tensor {
  const labels = cast(asTensor(target), 'int32');
  const given = floating(output);
  const logits = cast(given, promote(given.dtype, 'float32'));
  if (labels.rank !== 2 || logits.rank !== 3 || labels.shape[0] !== logits.shape[0]) {
    throw expected(
      'ops.ctcLoss',
      'target [batch, labels] and output [batch, steps, classes]',
      `shapes [${labels.shape}] and [${logits.shape}]`,
    );
  }
  const [batch, steps, classes] = logits.shape as [number, number, number];
  const count = labels.shape[1]!;
  const { dtype } = logits;
  const logarithms = logSoftmax(logits);
  const blank = transpose(sliceAxis(logarithms, 2, maskIndex, maskIndex + 1), { axes: [1, 0, 2] });
  const emitted = transpose(
    dotGeneral(logarithms, oneHot(labels, classes, { dtype }), { contracting: [[2], [2]], batch: [[0], [0]] }),
    { axes: [1, 0, 2] },
  );
  // 1 where a label is followed by itself: there a blank must stand between.
  const repeated = concatenate(
    [
      cast(equal(sliceAxis(labels, 1, 0, count - 1), sliceAxis(labels, 1, 1, count)), dtype),
      zeros([batch, Math.min(1, count)], { dtype }),
    ],
    { axis: 1 },
  );
  const blocked = multiply(repeated, never);
  const free = multiply(subtract(1, repeated), never);
  const past = transpose(
    greaterEqual(iota([1, steps], { axis: 1 }), expandDims(cast(asTensor(outputLength), 'int32'), -1)),
    { axes: [1, 0] },
  );
  const start = concatenate([zeros([batch, 1], { dtype }), full([batch, count], never, { dtype })], { axis: 1 });

  const [[phi, emit]] = scan(
    ([between, labelled]: readonly [Tensor, Tensor], [logEmit, logBlank, done]: readonly [Tensor, Tensor, Tensor]) => {
      const reached = arriving(between, add(labelled, blocked));
      const nextEmit = logaddexp(add(sliceAxis(reached, 1, 0, count), logEmit), add(labelled, logEmit));
      const nextPhi = arriving(add(reached, logBlank), add(add(labelled, logBlank), free));
      const ended = reshape(done, [batch, 1]);
      return [
        [where(ended, between, nextPhi), where(ended, labelled, nextEmit)] as const,
        [] as readonly Tensor[],
      ] as const;
    },
    [start, full([batch, count], never, { dtype })] as readonly [Tensor, Tensor],
    { xs: [emitted, blank, past] as readonly [Tensor, Tensor, Tensor] },
  );
  const last = arriving(phi, emit);
  return negative(
    sum(multiply(last, oneHot(cast(asTensor(targetLength), 'int32'), count + 1, { dtype })), { axis: -1 }),
  );
}

/** Adds the probabilities `added` to those of the places after each label. */
function arriving(between: Tensor, added: Tensor): Tensor {
  const size = between.shape[1]!;
  return concatenate([sliceAxis(between, 1, 0, 1), logaddexp(sliceAxis(between, 1, 1, size), added)], { axis: 1 });
}
