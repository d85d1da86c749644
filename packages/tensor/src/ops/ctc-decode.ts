import { expected, promote } from '@oneiros/core';
import { beamSearch } from '../internal/ctc-beam-search.ts';
import { floating } from '../internal/elementwise.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { argmax } from './argmax.ts';
import { argsort } from './argsort.ts';
import { cast } from './cast.ts';
import { concatenate } from './concatenate.ts';
import { equal } from './equal.ts';
import { expandDims } from './expand-dims.ts';
import { greaterEqual } from './greater-equal.ts';
import { iota } from './iota.ts';
import { max } from './max.ts';
import { negative } from './negative.ts';
import { sum } from './sum.ts';
import { takeAlongAxis } from './take-along-axis.ts';
import { where } from './where.ts';
import { zeros } from './zeros.ts';

export interface CtcDecodeOptions {
  /** 'greedy' takes the likeliest class of each step; 'beam_search' keeps the `beamWidth` likeliest paths. Default 'greedy'. */
  readonly strategy?: 'greedy' | 'beam_search';
  /** Paths that are kept in a beam search. Default 100. */
  readonly beamWidth?: number;
  /** Paths that a beam search gives. Default 1. */
  readonly topPaths?: number;
  /** Whether the greedy way takes a class that is repeated without a blank once. Default true. */
  readonly mergeRepeated?: boolean;
  /** The class that stands for no label. Default 0. */
  readonly maskIndex?: number;
}

/**
 * Labels read out of `inputs`, scores of classes (batch, steps, classes), of which `sequenceLengths` (batch) steps count:
 * `[labels, scores]`, of shapes (paths, batch, steps), int32 with −1 behind the last label, and (batch, paths). The greedy way
 * gives one path and the negative sum of its scores, a beam search logarithms of probabilities.
 *
 * ```ts
 * const [labels, scores] = ctcDecode(logits, lengths, { strategy: 'beam_search', beamWidth: 10 });
 * ```
 * @throws OneirosError for another strategy, and inputs of another rank.
 */
export function ctcDecode(
  inputs: TensorLike,
  sequenceLengths: TensorLike,
  { strategy = 'greedy', beamWidth = 100, topPaths = 1, mergeRepeated = true, maskIndex = 0 }: CtcDecodeOptions = {},
): readonly [labels: Tensor, scores: Tensor] {
  const given = floating(inputs);
  const t = cast(given, promote(given.dtype, 'float32'));
  if (t.rank !== 3) throw expected('ops.ctcDecode', 'inputs [batch, steps, classes]', `shape=[${t.shape}]`);
  const steps = iota([1, t.shape[1]!], { axis: 1 });
  const past = greaterEqual(steps, expandDims(cast(asTensor(sequenceLengths), 'int32'), -1));
  if (strategy === 'greedy') return greedy(t, past, mergeRepeated, maskIndex);
  if (strategy === 'beam_search') return beamSearch(t, past, beamWidth, topPaths, maskIndex);
  throw expected('ops.ctcDecode: strategy', "'greedy' or 'beam_search'", `strategy=${String(strategy)}`);
}

function greedy(
  inputs: Tensor,
  past: Tensor,
  mergeRepeated: boolean,
  maskIndex: number,
): readonly [labels: Tensor, scores: Tensor] {
  const [batch, steps] = inputs.shape as [number, number];
  let labels = where(past, maskIndex, argmax(inputs, { axis: -1 }));
  const scores = where(past, 0, max(inputs, { axis: -1 }));
  if (mergeRepeated && steps > 1) {
    const again = equal(sliceAxis(labels, 1, 1, steps), sliceAxis(labels, 1, 0, steps - 1));
    labels = where(concatenate([zeros([batch, 1], { dtype: 'bool' }), again], { axis: 1 }), maskIndex, labels);
  }
  const blank = equal(labels, maskIndex);
  // Blanks go behind the labels, which keep their order.
  const order = argsort(where(blank, steps, iota([batch, steps], { axis: 1 })));
  const packed = takeAlongAxis(where(blank, -1, labels), order, { axis: -1 });
  return [expandDims(packed, 0), expandDims(negative(sum(scores, { axis: 1 })), -1)];
}
