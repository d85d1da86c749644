import { type AnyFields, type Complete, type Config, constructorArguments, parseFields, toConfig } from './fields.ts';

/**
 * What Keras saves as a class name and a config: layers, initializers, losses, metrics, optimizers and the like.
 * A subclass says its key in `className` and its values in `fields`; checking, defaults, `getConfig` and `fromConfig` follow.
 *
 * ```ts
 * class Scale extends Configurable<ScaleConfig> {
 *   static readonly className: string = 'mine>Scale';
 *   static readonly fields: Fields<ScaleConfig> = { factor: float(1) };
 * }
 * ```
 */
export abstract class Configurable<C extends object = object> {
  /** Module and class in Keras, as `keras.layers.Dense`, or `package>Name`. Saved in files, so it does not depend on the name of the class. */
  static readonly className: string = '';
  /** The name under which Keras itself registers it, for the few classes that have one (`Functional`). */
  static readonly registeredName: string | null = null;
  /** The name of Python's class where it is not the one in `className`: groups of lists in weights files go by it. */
  static readonly pythonClass: string | null = null;
  /** Other names by which Keras knows it, as `mse`. */
  static readonly aliases: readonly string[] = [];
  static readonly fields: AnyFields = {};

  /** Every value of the configuration, checked, with defaults filled in. */
  readonly config: Complete<C>;

  constructor(given: C) {
    const { className, fields } = classOf(this);
    this.config = parseFields(
      shortName(className),
      fields,
      given as { readonly [name: string]: unknown },
    ) as Complete<C>;
  }

  /** The configuration under Python's names, as `get_config()`. */
  getConfig(): Config {
    return toConfig(classOf(this).fields, this.config);
  }

  /** For what it was built, where that is saved with it, as `get_build_config()`. */
  getBuildConfig?(): Config | null;

  /** The object that Python's `get_config()` describes. */
  static fromConfig<T>(this: new (...args: never[]) => T, config: Config): T {
    // The values before the first with a default are positional in the constructor.
    const type = this as unknown as ConfigurableClass;
    return new type(...constructorArguments(shortName(type.className), type.fields, type.length, config)) as never;
  }
}

/** A class of configurable objects. */
export interface ConfigurableClass<T = Configurable> {
  readonly className: string;
  readonly registeredName: string | null;
  readonly pythonClass: string | null;
  readonly aliases: readonly string[];
  readonly fields: AnyFields;
  // biome-ignore lint/suspicious/noExplicitAny: constructors of any signature
  new (...args: any[]): T;
  fromConfig(config: Config): T;
}

/** The class of a configurable object. */
export function classOf(object: object): ConfigurableClass {
  return object.constructor as unknown as ConfigurableClass;
}
/** `keras.layers.Dense` → `Dense`, `package>Name` → `Name`. */
export function shortName(className: string): string {
  return className.slice(Math.max(className.lastIndexOf('.'), className.lastIndexOf('>')) + 1);
}
/** Whether `value` is an object with a class name and a config. */
export function isConfigurable(value: unknown): value is Configurable {
  return typeof value === 'object' && value !== null && 'getConfig' in value;
}
