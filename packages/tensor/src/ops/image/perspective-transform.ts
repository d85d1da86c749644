import { expected } from '@oneiros/core';
import { toDType } from '../../internal/elementwise.ts';
import { asBatch, oneOf } from '../../internal/images.ts';
import { type Interpolation, interpolateImages, interpolations } from '../../internal/interpolation.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../../tensor.ts';
import { add } from '../add.ts';
import { broadcastTo } from '../broadcast-to.ts';
import { concatenate } from '../concatenate.ts';
import { divide } from '../divide.ts';
import { iota } from '../iota.ts';
import { multiply } from '../multiply.ts';
import { negative } from '../negative.ts';
import { onesLike } from '../ones-like.ts';
import { reshape } from '../reshape.ts';
import { solve } from '../solve.ts';
import { stack } from '../stack.ts';
import { zerosLike } from '../zeros-like.ts';

export interface PerspectiveTransformOptions {
  /** Default 'bilinear'. */
  readonly interpolation?: Interpolation;
  /** The value outside of the images. Default 0. */
  readonly fillValue?: number;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images in which what was at the four `startPoints` is at the four `endPoints`, by the projective map that takes one to the
 * other. Points are pairs (x, y): [4, 2] for all images, or [N, 4, 2].
 *
 * ```ts
 * const corners = [[0, 0], [63, 0], [0, 63], [63, 63]];
 * image.perspectiveTransform(photos, corners, [[4, 0], [59, 0], [0, 63], [63, 63]]);
 * ```
 * @throws OneirosError where there are not four points for each image or an option has no such value.
 */
export function perspectiveTransform(
  images: TensorLike,
  startPoints: TensorLike,
  endPoints: TensorLike,
  { interpolation = 'bilinear', fillValue = 0, dataFormat }: PerspectiveTransformOptions = {},
): Tensor {
  oneOf(interpolation, interpolations, 'ops.image.perspectiveTransform: interpolation');
  const { batch, back } = asBatch(images, dataFormat ?? 'channels_last', 'ops.image.perspectiveTransform');
  const [count, height, width] = batch.shape as readonly [number, number, number];
  const start = pointsOf(startPoints, count, 'startPoints');
  const end = pointsOf(endPoints, count, 'endPoints');
  if (start.rank !== end.rank || start.shape[0] !== end.shape[0])
    throw expected(
      'ops.image.perspectiveTransform',
      'as many startPoints as endPoints',
      `shapes [${start.shape}] and [${end.shape}]`,
    );
  const map = homography(start, end);
  const at = (i: number): Tensor => reshape(sliceAxis(map, 1, i, i + 1), [map.shape[0]!, 1, 1]);
  const y = iota([1, height, 1], { axis: 1 });
  const x = iota([1, 1, width], { axis: 2 });
  const row = (i: number, last: TensorLike): Tensor => add(add(multiply(x, at(i)), multiply(y, at(i + 1))), last);
  const scale = row(6, 1);
  const place = (i: number): Tensor => broadcastTo(divide(row(i, at(i + 2)), scale), [count, height, width]);
  return back(interpolateImages(batch, place(3), place(0), { interpolation, fillMode: 'constant', fillValue }));
}

/** Points [N or 1, 4, 2], float32 unless they are wider. */
function pointsOf(points: TensorLike, count: number, name: string): Tensor {
  const given = asTensor(points);
  const t = given.dtype === 'float64' ? given : toDType(given, 'float32');
  const fits =
    t.shape.at(-1) === 2 &&
    t.shape.at(-2) === 4 &&
    (t.rank === 2 || (t.rank === 3 && [1, count].includes(t.shape[0]!)));
  if (!fits)
    throw expected(`ops.image.perspectiveTransform: ${name}`, `shape [4, 2] or [${count}, 4, 2]`, `shape=[${t.shape}]`);
  return t.rank === 2 ? reshape(t, [1, 4, 2]) : t;
}

/**
 * The 8 coefficients h [N, 8] of the map from end (u, v) to start (x, y): x = (h0 u + h1 v + h2) / (h6 u + h7 v + 1), and y with
 * h3, h4, h5. Each point gives two linear equations in h.
 */
function homography(start: Tensor, end: Tensor): Tensor {
  const count = start.shape[0]!;
  const column = (points: Tensor, i: number): Tensor => reshape(sliceAxis(points, 2, i, i + 1), [count, 4]);
  const [x, y] = [column(start, 0), column(start, 1)];
  const [u, v] = [column(end, 0), column(end, 1)];
  const none = zerosLike(u);
  const own = [u, v, onesLike(u)];
  const others = [none, none, none];
  const scaled = (of: Tensor): Tensor[] => [u, v].map((place) => negative(multiply(of, place)));
  const rows = [
    [...own, ...others, ...scaled(x)],
    [...others, ...own, ...scaled(y)],
  ].map((columns) => stack(columns, { axis: -1 }));
  const target = reshape(concatenate([x, y], { axis: 1 }), [count, 8, 1]);
  return reshape(solve(concatenate(rows, { axis: 1 }), target), [count, 8]);
}
