import { type Config, deserialize, expected, type Json, serialize, show } from '@oneiros/core';
import { Initializer, type InitializerLike } from './initializers/initializer.ts';

/**
 * The initializer that a name, a saved config, an object or a function stands for; `null` remains. In the umbrella
 * `initializers.get`.
 *
 * ```ts
 * getInitializer('glorot_uniform');
 * ```
 * @throws OneirosError where nothing is registered under the name.
 */
export function getInitializer(identifier: InitializerLike | Config | null): Exclude<InitializerLike, string> | null {
  if (identifier === null || identifier instanceof Initializer || typeof identifier === 'function') return identifier;
  return deserializeInitializer(identifier as string | Config);
}

/**
 * The config of an initializer as files have it. In the umbrella `initializers.serialize`.
 *
 * ```ts
 * serializeInitializer(new Zeros()); // { class_name: 'Zeros', … }
 * ```
 */
export function serializeInitializer(initializer: Exclude<InitializerLike, string>): Json {
  return serialize(initializer);
}

/**
 * The initializer that a name or a saved config stands for. In the umbrella `initializers.deserialize`.
 *
 * ```ts
 * deserializeInitializer({ class_name: 'Constant', config: { value: 2 } });
 * ```
 * @throws OneirosError where nothing is registered under the name.
 */
export function deserializeInitializer(config: string | Config): Exclude<InitializerLike, string> {
  const found = deserialize(config as Json, 'initializers', 'initializers.get');
  if (found instanceof Initializer || typeof found === 'function') return found as Exclude<InitializerLike, string>;
  throw expected('initializers.get', 'the name or config of an initializer', show(config));
}
