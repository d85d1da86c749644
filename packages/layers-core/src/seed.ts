import { custom, expected, isPlainObject, type Json, type OptionalField, show } from '@oneiros/core';
import { SeedGenerator } from '@oneiros/tensor';

/** What options take for a seed: an integer for the same draws each time, a generator for others at each call. */
export type SeedLike = number | SeedGenerator;

/** A field for a seed; null, the default, stands for one drawn when the object is made. */
export function seed(): OptionalField<SeedLike | null> {
  return custom<SeedLike | null>(parse, () => null, write);
}

function parse(value: unknown, where: string): SeedLike | null {
  if (value === null || value instanceof SeedGenerator) return value;
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32) return value as number;
  const saved = isPlainObject(value) && value['class_name'] === 'SeedGenerator' && value['config'];
  if (isPlainObject(saved)) return new SeedGenerator(parse(saved['seed'] ?? null, where) as number | null);
  throw expected(where, 'an integer from 0 to 4294967295, a SeedGenerator or null', show(value));
}
function write(value: SeedLike | null): Json {
  if (!(value instanceof SeedGenerator)) return value;
  return {
    module: 'keras.random',
    class_name: 'SeedGenerator',
    config: value.getConfig() as Json,
    registered_name: null,
  };
}
