import { custom, expected, type OptionalField, show } from '@oneiros/core';

/** A threshold from 0 to 1, or several; `null`, the default, for the usual one. */
export function thresholds(): OptionalField<number | readonly number[] | null> {
  const holds = (v: unknown): boolean => typeof v === 'number' && v >= 0 && v <= 1;
  return custom<number | readonly number[] | null>(
    (value, where) => {
      if (value === null || holds(value) || (Array.isArray(value) && value.length > 0 && value.every(holds)))
        return value as number | readonly number[] | null;
      throw expected(where, 'a number from 0 to 1, or an array of them', show(value));
    },
    () => null,
  );
}
/** The thresholds that were given, or the usual one. */
export function thresholdList(given: number | readonly number[] | null, usual = 0.5): readonly number[] {
  return given === null ? [usual] : typeof given === 'number' ? [given] : given;
}
/** So many thresholds at equal distances from 0 to 1, with `end` beyond both ends. */
export function evenThresholds(count: number, end = 0): readonly number[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? -end : i === count - 1 ? 1 + end : i / (count - 1)));
}
