import type { ConfigurableClass } from './configurable.ts';
import { expected, type OneirosError, show } from './errors.ts';
import { isPlainObject } from './trees.ts';

// biome-ignore lint/complexity/noBannedTypes: functions of any signature, by name
export type AnyFunction = Function;
/** What a name stands for: a class of configurable objects, or a plain function such as an activation. */
export type Registered = ConfigurableClass | AnyFunction;

/** Something registered. */
export interface Entry {
  readonly kind: string;
  readonly key: string;
  readonly value: Registered;
  readonly plugin: string;
}

/** A name, or the config of an object or function as Keras saves it. */
export type Saved = string | { readonly [key: string]: unknown };

/** What answers to names. */
export interface Names {
  /** What is registered under a key as `keras.layers.Dense` or `package>Name`. */
  byKey(key: string): Registered | undefined;
  /** The same with the plugin it comes from. */
  entryOf(key: string): Entry | undefined;
  /** What a short name as `relu`, `Dense`, `glorot_uniform` or `mse` means within a kind. */
  byName(kind: string, name: string): Registered | undefined;
  /** What a short name, a key, or the config that Keras saved of an object or function stands for within a kind. */
  find(saved: Saved, kind: string): Registered | undefined;
  /** The same as an object or function to use; throws in the name of `where` if there is none. */
  revive(saved: unknown, kind: string, where: string): unknown;
  /** The key and kind of a class or function. */
  keyOf(value: Registered): { readonly key: string; readonly kind: string } | undefined;
  /** Short names of a kind, for error messages. */
  names(kind: string): readonly string[];
}

/** What answers where nothing was registered: a page that uses no names need not load the registry. */
const nothing = (): undefined => undefined;
let everywhere: Names = {
  byKey: nothing,
  entryOf: nothing,
  byName: nothing,
  find: nothing,
  revive: (saved, kind, where) => {
    const name = isPlainObject(saved) ? saved['class_name'] : saved;
    throw typeof name === 'string' ? unknownName(where, kind, name) : notOfKind(where, kind, saved);
  },
  keyOf: nothing,
  names: () => [],
};
let current: Names | null = null;

/** Has `names` answer for the whole process. */
export function answerWith(names: Names): void {
  everywhere = names;
}
/** What answers now: the registry of the file being loaded, else the process-wide one. */
export function currentRegistry(): Names {
  return current ?? everywhere;
}
/** Runs `body` with another registry answering. */
export function withRegistry<R>(scope: Names, body: () => R): R {
  const before = current;
  current = scope;
  try {
    return body();
  } finally {
    current = before;
  }
}

/** The error for what is neither an object of a kind nor stands for one. */
export function notOfKind(where: string, kind: string, value: unknown): OneirosError {
  return expected(
    where,
    `one of ${kind}: an object of its class, a registered name, or a config with class_name`,
    show(value),
  );
}

/** The error for a name that no plugin has registered. */
export function unknownName(where: string, kind: string, name: string): OneirosError {
  const known = currentRegistry().names(kind);
  return expected(
    where,
    `a registered name among ${kind}${known.length ? `: ${known.slice(0, 40).join(', ')}` : ''}${known.length > 40 ? ', …' : ''}`,
    `'${name}'`,
    name.includes('>')
      ? `It is of the package '${name.split('>')[0]}': register its plugin with use(plugin), or pass it as loadModel(source, { plugins: [plugin] }).`
      : `Pass the object itself, or register the package that has it with use(plugin): the package 'oneiros' registers all of Oneiros, and a class of your own comes by definePlugin.`,
  );
}
