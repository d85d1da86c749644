import { expected, show } from './errors.ts';
import { deserialize, serialize } from './serialize.ts';

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A configuration under Python's names. */
export type Config = { readonly [key: string]: Json };

/** Checks one value of a configuration, and converts it from and to Python. */
export interface Field<T> {
  /** The name in Python where it is not the snake_case of ours. */
  readonly key?: string;
  /** Gives the value that stands for a missing one. Absent: the value is required. */
  readonly fallback?: () => T;
  /** The value as the object uses it, from what the user or a file gave; throws in the usual form. */
  readonly parse: (value: unknown, where: string) => T;
  /** Absent: the value is JSON as it is. */
  readonly serialize?: (value: T) => Json;
  /** Whether a config leaves it out where it is the default. Default: never. */
  readonly omittable?: boolean;
  /** Whether files have it as a float, also where it is whole: Keras refuses `1` in some places that take `1.0`. */
  readonly float?: boolean;
}
export interface OptionalField<T> extends Field<T> {
  readonly fallback: () => T;
}
export interface RequiredField<T> extends Field<T> {
  readonly fallback?: never;
}
/**
 * One field for each value of a config, with a default where the value is optional; required ones in the order of the
 * constructor. A missing or misspelt one is a type error.
 */
export type Fields<C> = {
  readonly [K in keyof C]-?: object extends Pick<C, K> ? OptionalField<Exclude<C[K], undefined>> : RequiredField<C[K]>;
};
// biome-ignore lint/suspicious/noExplicitAny: fields of any type in one table
export type AnyFields = { readonly [name: string]: Field<any> };
/** What `config` holds: every value, and the object itself where a name was accepted for it. */
export type Complete<C> = { readonly [K in keyof C]-?: Resolved<Exclude<C[K], undefined>> };
type Resolved<T> = [Extract<T, object>] extends [never] ? T : string extends T ? Exclude<T, string> : T;

type Parse<T> = Field<T>['parse'];
function field<T>(parse: Parse<T>, value: T | undefined): Field<T> {
  return value === undefined ? { parse } : { parse, fallback: () => value };
}
function check<T>(what: string, holds: (value: unknown) => boolean): Parse<T> {
  return (value, where) => {
    if (holds(value)) return value as T;
    throw expected(where, what, show(value));
  };
}
const isPositiveInteger: Parse<number> = /*#__PURE__*/ check(
  'a positive integer',
  (v) => Number.isInteger(v) && (v as number) > 0,
);
const isInteger: Parse<number> = /*#__PURE__*/ check('an integer', Number.isInteger);
const isNumber: Parse<number> = /*#__PURE__*/ check('a number', (v) => typeof v === 'number' && !Number.isNaN(v));
const isBoolean: Parse<boolean> = /*#__PURE__*/ check('a boolean', (v) => typeof v === 'boolean');
const isString: Parse<string> = /*#__PURE__*/ check('a string', (v) => typeof v === 'string');

// Without a default: a required, positional value.
/** 1, 2, 3 … */
export function positiveInteger(): RequiredField<number>;
export function positiveInteger(value: number): OptionalField<number>;
export function positiveInteger(value?: number): Field<number> {
  return field(isPositiveInteger, value);
}
/** A whole number. */
export function integer(): RequiredField<number>;
export function integer(value: number): OptionalField<number>;
export function integer(value?: number): Field<number> {
  return field(isInteger, value);
}
/** Any number. */
export function float(): RequiredField<number>;
export function float(value: number): OptionalField<number>;
export function float(value?: number): Field<number> {
  return asFloat(field(isNumber, value));
}
/** A number from 0 to 1. */
export function fraction(): RequiredField<number>;
export function fraction(value: number): OptionalField<number>;
export function fraction(value?: number): Field<number> {
  const parse: Parse<number> = check('a number from 0 to 1', (v) => typeof v === 'number' && v >= 0 && v <= 1);
  return asFloat(field(parse, value));
}
/** True or false. */
export function boolean(value: boolean): OptionalField<boolean> {
  return field(isBoolean, value) as OptionalField<boolean>;
}
/** Text. */
export function text(): RequiredField<string>;
export function text(value: string): OptionalField<string>;
export function text(value?: string): Field<string> {
  return field(isString, value);
}
/** One of a few words. */
export function oneOf<const T extends string>(values: readonly T[], value: NoInfer<T>): OptionalField<T> {
  return field(
    check<T>(`one of ${values.map((v) => `'${v}'`).join(', ')}`, (v) => values.includes(v as T)),
    value,
  ) as OptionalField<T>;
}
/** One positive integer for all dimensions, or one for each; kept as `rank` numbers. */
export function sizes(rank: number): RequiredField<number | readonly number[]>;
export function sizes(rank: number, value: number): OptionalField<number | readonly number[]>;
export function sizes(rank: number, value?: number): Field<number | readonly number[]> {
  const parse: Parse<number | readonly number[]> = (v, where) => {
    if (isIntegerFrom(1, v)) return new Array<number>(rank).fill(v);
    if (Array.isArray(v) && v.length === rank && v.every((n) => isIntegerFrom(1, n)))
      return [...(v as readonly number[])];
    throw expected(where, rank === 1 ? 'a positive integer' : `a positive integer, or an array of ${rank}`, show(v));
  };
  return value === undefined ? { parse } : { parse, fallback: () => new Array<number>(rank).fill(value) };
}
function isIntegerFrom(least: number, v: unknown): v is number {
  return Number.isInteger(v) && (v as number) >= least;
}
/** What `inner` takes, or null, which is the default unless another is given. */
export function nullable<T>(inner: Field<T>, value: T | null = null): OptionalField<T | null> {
  const { serialize: write, ...others } = inner;
  return {
    ...others,
    fallback: () => value,
    parse: (v, where) => (v === null ? null : inner.parse(v, where)),
    ...(write && { serialize: (v: T | null): Json => (v === null ? null : write(v)) }),
  };
}
/** The same field under a Python name that is not the snake_case of ours: `named('beta_1', float(0.9))`. */
export function named<F extends object>(key: string, inner: F): F & { readonly key: string } {
  return { ...inner, key };
}
/** The same field, whose numbers files have as floats, as `1.0`. */
export function asFloat<F extends object>(inner: F): F & { readonly float: true } {
  return { ...inner, float: true };
}
/** The same field, which Keras's `get_config` does not have: it is written only where it is not the default. */
export function omittable<T>(inner: OptionalField<T>): OptionalField<T> {
  return { ...inner, omittable: true };
}
/** A value that a function of one's own checks and converts. */
export function custom<T>(parse: Parse<T>): RequiredField<T>;
export function custom<T>(parse: Parse<T>, fallback: () => T, write?: (value: T) => Json): OptionalField<T>;
export function custom<T>(parse: Parse<T>, fallback?: () => T, write?: (value: T) => Json): Field<T> {
  return { parse, ...(fallback && { fallback }), ...(write && { serialize: write }) };
}

/**
 * An object or function of a kind (`initializers`, `activations`), also by the name under which a plugin registered it,
 * or as saved config. `accepts` tells the real thing; `fallback` makes the default, so that it needs no registry.
 */
export function reference<T>(kind: string, accepts: (value: unknown) => value is T): RequiredField<T | string>;
export function reference<T>(
  kind: string,
  accepts: (value: unknown) => value is T,
  fallback: () => T,
): OptionalField<T | string>;
export function reference<T>(
  kind: string,
  accepts: (value: unknown) => value is T,
  fallback?: () => T,
): Field<T | string> {
  return {
    parse: (value, where) => {
      const found = accepts(value) ? value : deserialize(value as Json, kind, where);
      if (accepts(found)) return found;
      throw expected(where, `one of ${kind}`, show(value));
    },
    ...(fallback && { fallback }),
    serialize: (value) => serialize(value),
  };
}

/** The Python name of a value. */
export function pythonName(name: string, { key }: { readonly key?: string } = {}): string {
  return key ?? name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
}
/** Refuses options of other names: one that is misspelt would be passed over in silence. */
export function checkNames(owner: string, known: readonly string[], given: object): void {
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name))
      throw expected(owner, `options among ${known.join(', ')}`, `${name}=${show(value)}`, 'Remove or rename it.');
  }
}
/** Checks `given` against the table and fills in what is missing. */
export function parseFields(
  owner: string,
  table: AnyFields,
  given: { readonly [name: string]: unknown },
): Record<string, unknown> {
  if (typeof given !== 'object' || given === null) {
    const names = Object.keys(table).join(', ');
    throw expected(owner, `an object of options among ${names}`, show(given), 'Name what you pass: { name: value }.');
  }
  checkNames(owner, Object.keys(table), given);
  return Object.fromEntries(
    Object.entries(table).map(([name, { fallback, parse }]) => {
      const value = given[name];
      if (value !== undefined) return [name, parse(value, `${owner}.${name}`)];
      if (fallback) return [name, fallback()];
      throw expected(`${owner}.${name}`, 'a value', 'nothing', 'It has no default: pass it.');
    }),
  );
}
/** The values under Python's names, as JSON. */
export function toConfig(table: AnyFields, values: { readonly [name: string]: unknown }): Config {
  const written = Object.entries(table).filter(
    ([name, entry]) => !entry.omittable || values[name] !== entry.fallback?.(),
  );
  return Object.fromEntries(
    written.map(([name, entry]) => [
      pythonName(name, entry),
      entry.serialize ? entry.serialize(values[name]) : (values[name] as Json),
    ]),
  );
}
/** The Python names of the values that are floats. */
export function floatNames(table: AnyFields): readonly string[] {
  return Object.entries(table).flatMap(([name, entry]) => (entry.float ? [pythonName(name, entry)] : []));
}
/** Constructor arguments for a Python config: the first `positional` values of the table, then the rest as options. */
export function constructorArguments(owner: string, table: AnyFields, positional: number, config: Config): unknown[] {
  const names = new Map(Object.entries(table).map(([name, entry]) => [pythonName(name, entry), name]));
  const given: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(config)) {
    const name = names.get(key);
    if (name === undefined)
      throw expected(
        `${owner}.fromConfig`,
        `config keys among ${[...names.keys()].join(', ')}`,
        `${key}=${show(value)}`,
        'The file was made by another version of this class, or is not of this class.',
      );
    given[name] = value;
  }
  const first = Object.keys(table)
    .filter((name) => !table[name]!.fallback)
    .slice(0, positional);
  return [
    ...first.map((name) => given[name]),
    Object.fromEntries(Object.entries(given).filter(([name]) => !first.includes(name))),
  ];
}
