import { custom, expected, type OptionalField, show } from '@oneiros/core';

/** One axis, or several. */
export type Axes = number | readonly number[];

/** A field for axes, the last by default. */
export function axes(fallback = -1): OptionalField<Axes> {
  return custom<Axes>(
    (value, where) => {
      if (Number.isInteger(value)) return value as number;
      if (Array.isArray(value) && value.length > 0 && value.every(Number.isInteger)) return value as readonly number[];
      throw expected(where, 'an axis, or an array of axes', show(value));
    },
    () => fallback,
  );
}
/** The axes as a list. */
export function listOfAxes(given: Axes): readonly number[] {
  return typeof given === 'number' ? [given] : given;
}
