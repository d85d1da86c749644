import { describe, expect, test } from 'vitest';
import { Configurable } from './configurable.ts';
import {
  boolean,
  type Config,
  type Fields,
  float,
  named,
  nullable,
  oneOf,
  positiveInteger,
  reference,
  sizes,
} from './fields.ts';
import { definePlugin, Registry } from './registry.ts';
import { withRegistry } from './scope.ts';
import { deserialize, serialize } from './serialize.ts';

interface ScaleConfig {
  readonly factor: number;
  readonly sizes?: number | readonly number[];
  readonly beta1?: number;
  readonly mode?: 'up' | 'down';
  readonly signed?: boolean;
  readonly inner?: Configurable | string | null;
}
class Scale extends Configurable<ScaleConfig> {
  static override readonly className: string = 'mine>Scale';
  static override readonly aliases: readonly string[] = ['sc'];
  static override readonly fields: Fields<ScaleConfig> = {
    factor: float(),
    sizes: sizes(2, 1),
    beta1: named('beta_1', float(0.9)),
    mode: oneOf(['up', 'down'], 'up'),
    signed: boolean(false),
    inner: nullable(reference<Configurable>('scales', (v) => v instanceof Configurable)),
  };
  constructor(factor: number, options: Omit<ScaleConfig, 'factor'> = {}) {
    super({ factor, ...options });
  }
}
class Other extends Configurable {
  static override readonly className: string = 'mine>Scale';
}
class Units extends Configurable<{ readonly units: number }> {
  static override readonly className: string = 'mine>Units';
  static override readonly fields: Fields<{ readonly units: number }> = { units: positiveInteger() };
}

const plugin = definePlugin({ name: 'mine', layers: [Scale] });
const scales = { name: 'mine', scales: [Scale] } as never;

describe('configuration', () => {
  test('goes to Python names and back', () => {
    const scale = new Scale(2, { sizes: [3, 4], beta1: 0.5 });
    expect(scale.getConfig()).toEqual({
      factor: 2,
      sizes: [3, 4],
      beta_1: 0.5,
      mode: 'up',
      signed: false,
      inner: null,
    });
    expect(Scale.fromConfig(scale.getConfig()).config).toEqual(scale.config);
    expect(new Scale(1).config.sizes).toEqual([1, 1]);
  });
  test('tells what is wrong', () => {
    expect(() => new Scale(1, { mode: 'left' as 'up' })).toThrow(
      "Scale.mode: expected one of 'up', 'down'. Received: \"left\".",
    );
    expect(() => new Scale(1, { size: 2 } as object)).toThrow(
      'Scale: expected options among factor, sizes, beta1, mode, signed, inner. Received: size=2.',
    );
    expect(() => new Scale(1, { sizes: [1, 2, 3] })).toThrow('a positive integer, or an array of 2');
    expect(() => new Units({ units: -1 })).toThrow('Units.units: expected a positive integer. Received: -1.');
    expect(() => new Units(3 as never)).toThrow('Received: 3. Name what you pass: { name: value }.');
    expect(() => new Units({} as { units: number })).toThrow('Units.units: expected a value. Received: nothing.');
    expect(() => Scale.fromConfig({ factor: 1, beta_3: 2 })).toThrow('beta_3=2');
  });
});

describe('registry', () => {
  test('names in any spelling, aliases and keys', () => {
    const registry = new Registry().use(plugin);
    expect(registry.byName('layers', 'Scale')).toBe(Scale);
    expect(registry.byName('layers', 'scale')).toBe(Scale);
    expect(registry.byName('layers', 'sc')).toBe(Scale);
    expect(registry.byName('losses', 'scale')).toBeUndefined();
    expect(registry.byKey('mine>Scale')).toBe(Scale);
  });
  test('the same class twice is nothing; another under its key names both plugins', () => {
    const registry = new Registry().use(plugin).use(plugin);
    expect(() => registry.use({ name: 'theirs', layers: [Other] })).toThrow(
      /Plugin theirs: .*mine>Scale, which mine has registered/,
    );
  });
  test('an inner scope adds without changing the outer one', () => {
    const outer = new Registry();
    const inner = outer.extend(plugin);
    expect(inner.byKey('mine>Scale')).toBe(Scale);
    expect(outer.byKey('mine>Scale')).toBeUndefined();
    expect(() => inner.extend({ name: 'theirs', layers: [Other] })).toThrow('mine has registered');
  });
  test('only what is registered comes out of a file', () => {
    const saved = serialize(new Scale(3)) as Config;
    expect(saved).toMatchObject({ module: 'mine', class_name: 'Scale', registered_name: 'mine>Scale' });
    expect(() => withRegistry(new Registry(), () => deserialize(saved, 'layers'))).toThrow(
      "Received: 'mine>Scale'. It is of the package 'mine': register its plugin",
    );
    const revived = withRegistry(new Registry().use(plugin), () => deserialize(saved, 'layers')) as Scale;
    expect(revived).toBeInstanceOf(Scale);
    expect(revived.config.factor).toBe(3);
    expect(() => deserialize('constructor', 'layers')).toThrow('a registered name');
    expect(() => deserialize('__proto__', 'layers')).toThrow('a registered name');
  });
  test('functions are saved by name and objects inside of objects as objects', () => {
    const swirl = (x: number): number => x;
    const registry = new Registry().use({ name: 'mine', activations: { 'mine>swirl': swirl } }).use(scales);
    withRegistry(registry, () => {
      expect(serialize(swirl)).toMatchObject({ class_name: 'function', config: 'mine>swirl' });
      const saved = serialize(swirl);
      expect(deserialize(saved, 'activations')).toBe(swirl);
      const elsewhere = (): unknown => withRegistry(new Registry(), () => deserialize(saved, 'activations'));
      expect(elsewhere).toThrow("Received: 'mine>swirl'. It is of the package 'mine'");
      const nested = new Scale(1, { inner: new Scale(2) });
      const again = deserialize(serialize(nested) as Config, 'scales') as Scale;
      expect((again.config.inner as Scale).config.factor).toBe(2);
    });
    expect(() => serialize(() => 1)).toThrow('a function that a plugin has registered');
  });
});
