import { type AnyFields, type Configurable, classOf, isConfigurable } from '@oneiros/core';

/**
 * Another object of the same configuration, with `changes`; what is inside of it is made anew too, so that initializers
 * without a seed draw other values.
 *
 * ```ts
 * const backward = copyOf(layer, { goBackwards: true, name: 'backward' });
 * ```
 */
export function copyOf<T extends Configurable>(object: T, changes: { readonly [name: string]: unknown } = {}): T {
  const made = classOf(object);
  const fields: AnyFields = made.fields;
  const own = object as unknown as { readonly config: { readonly [name: string]: unknown } };
  const values: { readonly [name: string]: unknown } = {
    ...Object.fromEntries(Object.entries(own.config).map(([name, value]) => [name, copied(value)])),
    ...changes,
  };
  const names = Object.keys(fields);
  const first = names.filter((name) => !fields[name]!.fallback).slice(0, made.length);
  const rest = names.filter((name) => !first.includes(name));
  return new made(
    ...first.map((name) => values[name]),
    Object.fromEntries(rest.map((name) => [name, values[name]])),
  ) as unknown as T;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  return isConfigurable(value) ? copyOf(value) : value;
}
