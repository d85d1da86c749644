import { expected, type Field, nullable, type OptionalField, show } from '@oneiros/core';

/** One axis, several, or all (`null`, the default). */
export function axes(): OptionalField<number | readonly number[] | null> {
  const some: Field<number | readonly number[]> = {
    parse: (value, where) => {
      if (Number.isInteger(value)) return value as number;
      if (Array.isArray(value) && value.every(Number.isInteger)) return value as number[];
      throw expected(where, 'an integer, an array of integers or null', show(value));
    },
  };
  return nullable(some);
}
