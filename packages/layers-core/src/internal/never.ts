import { custom, expected, type OptionalField, show } from '@oneiros/core';

/** A field that Keras writes and that can only have one value here. */
export function never<const T extends boolean | null>(value: T, advice: string): OptionalField<T> {
  return custom<T>(
    (given, where) => {
      if (given === value) return value;
      throw expected(where, String(value), show(given), advice);
    },
    () => value,
  );
}
