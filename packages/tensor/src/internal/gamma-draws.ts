import { whileLoop } from '../control/while-loop.ts';
import { add } from '../ops/add.ts';
import { any } from '../ops/any.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { divide } from '../ops/divide.ts';
import { greaterEqual } from '../ops/greater-equal.ts';
import { less } from '../ops/less.ts';
import { lessEqual } from '../ops/less-equal.ts';
import { log } from '../ops/log.ts';
import { log1p } from '../ops/log1p.ts';
import { logicalAnd } from '../ops/logical-and.ts';
import { multiply } from '../ops/multiply.ts';
import { negative } from '../ops/negative.ts';
import { power } from '../ops/power.ts';
import { randomSplit } from '../ops/random-split.ts';
import { reshape } from '../ops/reshape.ts';
import { sqrt } from '../ops/sqrt.ts';
import { subtract } from '../ops/subtract.ts';
import { where } from '../ops/where.ts';
import { asTensor, type Tensor } from '../tensor.ts';
import { standardNormal, uniformBetween } from './draws.ts';
import { splitKey } from './split-key.ts';

/**
 * Draws of the gamma distributions with shape parameters `alpha` (float32), or their logarithms, by squeezed rejection
 * (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000), each element with a key of its own, as `jax.random.gamma`.
 */
export function gammaDraws(key: Tensor, alpha: Tensor, logarithm: boolean): Tensor {
  const n = alpha.size;
  const given = reshape(alpha, [n]);
  const boosted = less(given, 1);
  const a = where(boosted, add(given, 1), given);
  const d = subtract(a, Math.fround(1 / 3));
  const c = divide(Math.fround(1 / 3), sqrt(d));
  const [keys, boostKeys] = splitKey(randomSplit(key, { count: n }), 2) as [Tensor, Tensor];
  const cube = acceptedCubes(keys, d, c);
  const u = uniformBetween(boostKeys, [], 'float32', 0, 1);
  const result = logarithm
    ? logarithms(u, d, cube, boosted, given)
    : multiply(multiply(d, cube), where(boosted, power(subtract(1, u), divide(1, given)), 1));
  return reshape(result, alpha.shape);
}

function logarithms(u: Tensor, d: Tensor, cube: Tensor, boosted: Tensor, alpha: Tensor): Tensor {
  const exponent = log1p(negative(u));
  const boost = where(logicalAnd(boosted, less(exponent, 0)), multiply(exponent, divide(1, alpha)), 0);
  return add(add(log(d), log(cube)), boost);
}

/** v³ for v = 1 + c x with normal x, drawn again until accepted. */
function acceptedCubes(keys: Tensor, d: Tensor, c: Tensor): Tensor {
  const filled = (value: number): Tensor => broadcastTo(asTensor(value, 'float32'), d.shape);
  const rejected = (square: Tensor, cube: Tensor, u: Tensor): Tensor => {
    const outside = greaterEqual(u, subtract(1, multiply(multiply(square, square), Math.fround(0.0331))));
    const bound = add(multiply(square, 0.5), multiply(d, add(subtract(1, cube), log(cube))));
    return logicalAnd(outside, greaterEqual(log(u), bound));
  };
  const [, , cube] = whileLoop(
    (_, square, cubes, u) => any(rejected(square, cubes, u)),
    (state, square, cubes, u) => {
      const again = rejected(square, cubes, u);
      const [next, xKeys, uKeys] = splitKey(state, 3) as [Tensor, Tensor, Tensor];
      const [x, v] = positive(xKeys, c, again);
      return [
        where(reshape(again, [...again.shape, 1]), next, state),
        where(again, multiply(x, x), square),
        where(again, multiply(multiply(v, v), v), cubes),
        where(again, uniformBetween(uKeys, [], 'float32', 0, 1), u),
      ] as const;
    },
    [keys, filled(0), filled(1), filled(2)] as readonly [Tensor, Tensor, Tensor, Tensor],
  );
  return cube;
}

/** Normal x, drawn again until 1 + c x > 0, and that. */
function positive(keys: Tensor, c: Tensor, needed: Tensor): readonly [Tensor, Tensor] {
  const zeros = broadcastTo(asTensor(0, 'float32'), c.shape);
  const start = where(needed, asTensor(-1, 'float32'), asTensor(1, 'float32'));
  const [, x, v] = whileLoop(
    (_, __, last) => any(lessEqual(last, 0)),
    (state, draws, last) => {
      const again = lessEqual(last, 0);
      const [next, subkeys] = splitKey(state, 2) as [Tensor, Tensor];
      const drawn = standardNormal(subkeys, [], 'float32');
      return [
        where(reshape(again, [...again.shape, 1]), next, state),
        where(again, drawn, draws),
        where(again, add(1, multiply(drawn, c)), last),
      ] as const;
    },
    [keys, zeros, start] as readonly [Tensor, Tensor, Tensor],
  );
  return [x, v];
}
