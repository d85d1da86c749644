import { type Configurable, type ConfigurableClass, classOf, isConfigurable, shortName } from './configurable.ts';
import { expected, show } from './errors.ts';
import { type Config, floatNames, type Json } from './fields.ts';
import { currentRegistry, type Registered } from './scope.ts';
import { isPlainObject } from './trees.ts';

/**
 * An object as Keras writes it: `{ module, class_name, config, registered_name }`; a registered function by its name.
 * The counterpart of `keras.saving.serialize_keras_object`.
 */
export function serialize(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (Array.isArray(value)) return value.map(serialize);
  if (typeof value === 'function') {
    const found = currentRegistry().keyOf(value);
    if (found)
      return found.kind === 'functions' || found.key.includes('>') ? savedFunction(found.key) : shortName(found.key);
    throw expected(
      'serialize',
      'a function that a plugin has registered',
      show(value),
      "Register it under a name, for example use(definePlugin({ name: 'mine', activations: { 'mine>swirl': swirl } })), so that loading finds it again.",
    );
  }
  if (isConfigurable(value)) return serializeObject(value);
  if (isPlainObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, serialize(entry)]));
  throw expected('serialize', 'JSON values and configurable objects', show(value));
}

/** A function as Keras writes it where it does not stand in a list of names, as activations do. */
function savedFunction(key: string): Config {
  return {
    module: 'builtins',
    class_name: 'function',
    config: key.includes('>') ? key : shortName(key),
    registered_name: 'function',
  };
}

/** One configurable object as Keras writes it. */
export function serializeObject(object: Configurable): Config {
  const { className, registeredName } = classOf(object);
  if (!className)
    throw expected(
      'serialize',
      'a class with a className',
      show(object.constructor),
      "Add: static readonly className = 'your-package>Name'.",
    );
  const custom = className.includes('>');
  const module = custom ? className.slice(0, className.indexOf('>')) : className.slice(0, className.lastIndexOf('.'));
  const build = object.getBuildConfig?.();
  const config = object.getConfig();
  floats.set(config, floatNames(classOf(object).fields));
  return {
    module,
    class_name: shortName(className),
    config,
    registered_name: custom ? className : registeredName,
    ...(build && { build_config: build }),
  };
}

const floats = /*#__PURE__*/ new WeakMap<object, readonly string[]>();
/** The keys of a config from `serializeObject` whose numbers are floats in Python, as `1.0`. */
export function floatsIn(config: object): readonly string[] {
  return floats.get(config) ?? [];
}

/**
 * The object or function that a name or a saved config stands for, within a kind as `layers` or `activations`.
 * Only what is registered comes out: nothing that the file names is imported or evaluated.
 */
export function deserialize(value: Json, kind: string, where: string = kind): unknown {
  return currentRegistry().revive(value, kind, where);
}

/** The class or function that a saved config names. */
export function find(saved: { readonly [key: string]: unknown }, kind: string): Registered | undefined {
  return currentRegistry().find(saved, kind);
}

/** Whether something registered is a class of configurable objects, and not a plain function. */
export function isClass(value: Registered): value is ConfigurableClass {
  return 'fromConfig' in value;
}
