import { expected } from '@oneiros/core';

/** Two of three numbers that tell how an axis grows or shrinks; the third follows. */
export type Margins = readonly [
  before: number | null | undefined,
  after: number | null | undefined,
  target: number | null | undefined,
];

/**
 * What is added to (`sign` 1) or taken from (−1) both sides of an axis of `size`. `names` are those of the three numbers.
 *
 * @throws OneirosError where there are not two of them, or a margin or size would be negative.
 */
export function marginsOf(
  size: number,
  [before, after, target]: Margins,
  sign: 1 | -1,
  names: readonly [string, string, string],
  subject: string,
): readonly [before: number, after: number] {
  const given = [before, after, target].map((n) => n ?? null);
  const received = names.map((name, i) => `${name}=${given[i]}`).join(', ');
  if (given.filter((n) => n === null).length !== 1)
    throw expected(subject, `exactly two of ${names.join(', ')}`, received, 'Leave the third one out.');
  const total = target === null || target === undefined ? null : sign * (target - size);
  const low = before ?? total! - after!;
  const high = after ?? (total ?? 0) - low;
  const rest = size + sign * (low + high);
  if ([...given, low, high, rest].some((n) => n !== null && (!Number.isInteger(n) || n < 0)))
    throw expected(
      subject,
      `integers that are not negative and fit the ${names[2] === 'targetHeight' ? 'height' : 'width'} ${size}`,
      received,
    );
  return [low, high];
}
