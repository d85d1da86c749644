import { type ConfigurableClass, shortName } from './configurable.ts';
import { expected } from './errors.ts';
import type { Config } from './fields.ts';
import {
  type AnyFunction,
  answerWith,
  currentRegistry,
  type Entry,
  type Names,
  notOfKind,
  type Registered,
  type Saved,
  unknownName,
} from './scope.ts';
import { isClass } from './serialize.ts';
import { isPlainObject } from './trees.ts';

/** Classes of a kind in a list (each knows its key), functions by name. */
export type Contribution = readonly ConfigurableClass[] | { readonly [name: string]: AnyFunction };

/** What a package adds to Oneiros: a plain value. Nothing is registered by importing it; `use(plugin)` does. */
export interface Plugin {
  /** The npm name of the package. */
  readonly name: string;
  readonly layers?: readonly ConfigurableClass[];
  readonly models?: readonly ConfigurableClass[];
  readonly initializers?: readonly ConfigurableClass[];
  readonly regularizers?: readonly ConfigurableClass[];
  readonly constraints?: readonly ConfigurableClass[];
  readonly losses?: readonly ConfigurableClass[];
  readonly metrics?: readonly ConfigurableClass[];
  readonly optimizers?: readonly ConfigurableClass[];
  readonly schedules?: readonly ConfigurableClass[];
  readonly activations?: { readonly [name: string]: AnyFunction };
  /** Functions that are loss or metric by themselves. */
  readonly functions?: { readonly [name: string]: AnyFunction };
  /** Ops that nodes of functional models may name. */
  readonly ops?: { readonly [name: string]: AnyFunction };
  /** Makers of backends by name. */
  readonly backends?: { readonly [name: string]: () => unknown };
}

/** `plugin`, checked by the compiler. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}

/** Names to classes and functions, in nested scopes. Only what was put here can come out of a file. */
export class Registry implements Names {
  readonly #outer: Names | null;
  readonly #byKey: Map<string, Entry> = new Map();
  readonly #byName: Map<string, Entry> = new Map();
  readonly #byValue: Map<Registered, Entry> = new Map();

  constructor(outer: Names | null = null) {
    this.#outer = outer;
  }

  /**
   * Adds what `plugin` brings. The same class twice is nothing.
   * @throws OneirosError where another class has the key, naming both plugins.
   */
  use(plugin: Plugin): this {
    if (this === registry) answerWith(this);
    for (const [kind, contribution] of Object.entries(plugin)) {
      if (kind === 'name') continue;
      if (Array.isArray(contribution)) {
        for (const value of contribution as readonly ConfigurableClass[]) {
          const names = [shortName(value.className), ...value.aliases];
          this.#add({ kind, key: value.className, value, plugin: plugin.name }, names);
        }
      } else {
        for (const [name, value] of Object.entries(contribution as { readonly [name: string]: AnyFunction })) {
          this.#add({ kind, key: functionKey(kind, name, plugin), value, plugin: plugin.name }, [name]);
        }
      }
    }
    return this;
  }

  /** A scope inside of this one with more plugins; this one remains as it is. */
  extend(...plugins: readonly Plugin[]): Registry {
    const inner = new Registry(this);
    for (const plugin of plugins) inner.use(plugin);
    return inner;
  }

  byKey(key: string): Registered | undefined {
    return this.entryOf(key)?.value;
  }
  entryOf(key: string): Entry | undefined {
    return this.#byKey.get(key) ?? this.#outer?.entryOf(key);
  }
  byName(kind: string, name: string): Registered | undefined {
    return this.#byName.get(`${kind}/${plain(name)}`)?.value ?? this.#outer?.byName(kind, name);
  }
  find(saved: Saved, kind: string): Registered | undefined {
    if (typeof saved === 'string') return this.byName(kind, saved) ?? this.byKey(saved);
    const { module, class_name: name, registered_name: registered, config } = saved;
    if (typeof registered === 'string' && registered.includes('>')) return this.byKey(registered);
    // A function is saved as { class_name: 'function', config: 'relu' }.
    if (name === 'function' && typeof config === 'string')
      return this.byName('functions', config) ?? this.byName(kind, config);
    return (
      (typeof module === 'string' ? this.byKey(`${module}.${String(name)}`) : undefined) ??
      this.byName(kind, String(name))
    );
  }
  revive(value: unknown, kind: string, where: string): unknown {
    const saved = typeof value === 'string' ? { class_name: value } : value;
    if (!isPlainObject(saved) || typeof saved.class_name !== 'string') throw notOfKind(where, kind, value);
    const found = this.find(value as Saved, kind);
    if (!found) throw unknownName(where, kind, nameIn(saved));
    if (!isClass(found)) return found;
    return found.fromConfig((isPlainObject(saved.config) ? saved.config : {}) as Config);
  }
  keyOf(value: Registered): { readonly key: string; readonly kind: string } | undefined {
    return this.#byValue.get(value) ?? this.#outer?.keyOf(value);
  }
  names(kind: string): string[] {
    const own = [...this.#byKey.values()].filter((e) => e.kind === kind).map((e) => shortName(e.key));
    return [...new Set([...(this.#outer?.names(kind) ?? []), ...own])];
  }

  #add(entry: Entry, names: readonly string[]): void {
    const there = this.entryOf(entry.key);
    if (there && there.value !== entry.value) {
      throw expected(
        `Plugin ${entry.plugin}`,
        'keys that no other plugin has',
        `${entry.key}, which ${there.plugin} has registered`,
        "Give the class another key: static readonly className = 'your-package>Name'.",
      );
    }
    this.#byKey.set(entry.key, entry);
    this.#byValue.set(entry.value, entry);
    for (const name of names) this.#byName.set(`${entry.kind}/${plain(name)}`, entry);
  }
}

/** What a saved config names, for people: of a function it is the config. */
function nameIn({
  class_name: name,
  registered_name: registered,
  config,
}: {
  readonly [key: string]: unknown;
}): string {
  return name === 'function' && typeof config === 'string' ? config : String(registered ?? name);
}

/** The key of a function: a loss and a metric may have one name, so functions that make them are told apart by package. */
function functionKey(kind: string, name: string, plugin: Plugin): string {
  if (name.includes('>')) return name;
  return kind === 'functions' ? `${plugin.name}.${name}` : `keras.${kind}.${name}`;
}

/** `GlorotUniform`, `glorot_uniform` and `glorotUniform` are one name. */
function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** What is registered for the whole process. */
export const registry: Registry = /*#__PURE__*/ new Registry();

/** Registers plugins for the whole process. */
export function use(...plugins: readonly Plugin[]): void {
  for (const plugin of plugins) registry.use(plugin);
}

/** What answers now, and what `plugins` bring besides. */
export function scopeWith(...plugins: readonly Plugin[]): Registry {
  const scope = new Registry(currentRegistry());
  for (const plugin of plugins) scope.use(plugin);
  return scope;
}
