import { custom, expected, type RequiredField, show } from '@oneiros/core';

/** A number above 0. */
export function positive(): RequiredField<number> {
  return custom<number>((value, where) => {
    if (typeof value === 'number' && value > 0) return value;
    throw expected(where, 'a number above 0', show(value));
  });
}
