import { whileLoop } from '../control/while-loop.ts';
import { abs } from '../ops/abs.ts';
import { add } from '../ops/add.ts';
import { any } from '../ops/any.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { cast } from '../ops/cast.ts';
import { ceil } from '../ops/ceil.ts';
import { clip } from '../ops/clip.ts';
import { divide } from '../ops/divide.ts';
import { equal } from '../ops/equal.ts';
import { floor } from '../ops/floor.ts';
import { greater } from '../ops/greater.ts';
import { greaterEqual } from '../ops/greater-equal.ts';
import { isnan } from '../ops/isnan.ts';
import { less } from '../ops/less.ts';
import { lessEqual } from '../ops/less-equal.ts';
import { log } from '../ops/log.ts';
import { log1p } from '../ops/log1p.ts';
import { logicalAnd } from '../ops/logical-and.ts';
import { logicalNot } from '../ops/logical-not.ts';
import { logicalOr } from '../ops/logical-or.ts';
import { multiply } from '../ops/multiply.ts';
import { negative } from '../ops/negative.ts';
import { sqrt } from '../ops/sqrt.ts';
import { subtract } from '../ops/subtract.ts';
import { take } from '../ops/take.ts';
import { where } from '../ops/where.ts';
import { asTensor, type Tensor, tensor } from '../tensor.ts';
import { uniformBetween } from './draws.ts';
import { splitKey } from './split-key.ts';

/** Draws of the binomial distributions (float32), as `jax.random.binomial`: by inversion where few successes are expected, else by rejection. */
export function binomialDraws(key: Tensor, counts: Tensor, probabilities: Tensor): Tensor {
  const below = less(probabilities, 0.5);
  const odd = logicalOr(isnan(counts), less(counts, 0));
  const folded = where(below, probabilities, subtract(1, probabilities));
  const impossible = logicalOr(isnan(folded), less(folded, 0));
  const q = where(impossible, 0.01, folded);
  const inverted = logicalOr(odd, lessEqual(multiply(counts, q), 10));
  const infinite = equal(counts, Number.POSITIVE_INFINITY);
  const n = floor(counts);
  const few = byInversion(key, where(inverted, n, 0), q);
  const placeholder = logicalOr(inverted, infinite);
  const many = byRejection(key, where(placeholder, 1e4, n), where(placeholder, 0.5, q));
  const successes = where(inverted, few, many);
  const invalid = logicalOr(impossible, odd);
  const drawn = where(infinite, Number.POSITIVE_INFINITY, successes);
  const known = logicalOr(below, infinite);
  return where(invalid, Number.NaN, where(known, drawn, subtract(n, drawn)));
}

/** Sums geometric gaps between successes until they exceed the count. */
function byInversion(key: Tensor, count: Tensor, q: Tensor): Tensor {
  const logarithm = log1p(negative(q));
  const zeros = broadcastTo(asTensor(0, 'float32'), count.shape);
  const [, successes] = whileLoop(
    (_, __, total) => any(lessEqual(total, count)),
    (state, number, total) => {
      const [subkey, next] = splitKey(state, 2) as [Tensor, Tensor];
      const gap = ceil(divide(log(uniformBetween(subkey, count.shape, 'float32', 0, 1)), logarithm));
      return [next, where(lessEqual(total, count), add(number, 1), number), add(total, gap)] as const;
    },
    [key, zeros, zeros] as readonly [Tensor, Tensor, Tensor],
  );
  return subtract(successes, 1);
}

/** Hörmann, "The generation of binomial random variates", 1993: algorithm BTRS. */
function byRejection(key: Tensor, count: Tensor, q: Tensor): Tensor {
  const deviation = sqrt(multiply(multiply(count, q), subtract(1, q)));
  const b = add(1.15, multiply(2.53, deviation));
  const a = add(add(-0.0873, multiply(0.0248, b)), multiply(0.01, q));
  const c = add(multiply(count, q), 0.5);
  const bound = subtract(0.92, divide(4.2, b));
  const ratio = divide(q, subtract(1, q));
  const alpha = multiply(add(2.83, divide(5.1, b)), deviation);
  const mode = floor(multiply(add(count, 1), q));
  const rest = subtract(count, mode);
  const fixed = add(
    multiply(add(mode, 0.5), log(divide(add(mode, 1), multiply(ratio, add(rest, 1))))),
    add(stirlingTail(mode), stirlingTail(rest)),
  );
  const start = broadcastTo(asTensor(-1, 'float32'), count.shape);
  const none = broadcastTo(tensor(false), count.shape);
  const [, successes] = whileLoop(
    (_, __, accepted) => any(logicalNot(accepted)),
    (state, drawn, accepted) => {
      const [next, first, second] = splitKey(state, 3) as [Tensor, Tensor, Tensor];
      const u = subtract(uniformBetween(first, count.shape, 'float32', 0, 1), 0.5);
      const v = uniformBetween(second, count.shape, 'float32', 0, 1);
      const us = subtract(0.5, abs(u));
      const k = floor(add(multiply(add(divide(multiply(2, a), us), b), u), c));
      const outside = logicalOr(less(k, 0), greater(k, count));
      const logV = log(divide(multiply(v, alpha), add(divide(a, multiply(us, us)), b)));
      const left = subtract(count, k);
      const likelihood = subtract(
        add(
          add(fixed, multiply(add(count, 1), log(divide(add(rest, 1), add(left, 1))))),
          multiply(add(k, 0.5), log(divide(multiply(ratio, add(left, 1)), add(k, 1)))),
        ),
        add(stirlingTail(k), stirlingTail(left)),
      );
      const surely = logicalAnd(greaterEqual(us, 0.07), lessEqual(v, bound));
      const accept = logicalOr(surely, logicalAnd(logicalNot(outside), lessEqual(logV, likelihood)));
      return [next, where(accept, k, drawn), logicalOr(accepted, accept)] as const;
    },
    [key, start, none] as readonly [Tensor, Tensor, Tensor],
  );
  return successes;
}

const tails: readonly number[] = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
  0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.00925546218271273, 0.00833056343336287,
];

/** log(k!) − (k + ½) log(k + 1) + (k + 1) − ½ log(2π): by table up to 9, then by Stirling's series. */
function stirlingTail(k: Tensor): Tensor {
  const clipped = clip(k, 0, 9);
  const next = add(clipped, 1);
  const square = multiply(next, next);
  const series = divide(subtract(1 / 12, divide(subtract(1 / 360, divide(1 / 1260, square)), square)), next);
  return where(lessEqual(k, 9), take(tensor(tails as number[]), cast(floor(clipped), 'int32')), series);
}
