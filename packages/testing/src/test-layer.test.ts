import { type Fields, float, type PartialShape } from '@oneiros/core';
import {
  BatchNormalization,
  Concatenate,
  Dense,
  Dropout,
  Embedding,
  Flatten,
  Layer,
  LayerNormalization,
  type LayerOptions,
  layerFields,
  Masking,
  type Weight,
} from '@oneiros/layers-core';
import { add, multiply, type Tensor, tensor } from '@oneiros/tensor';
import { describe, expect, test } from 'vitest';
import { type TestLayerOptions, testLayer } from './test-layer.ts';

interface ScaleConfig extends LayerOptions {
  readonly factor?: number;
}
/** x · factor · kernel, done right; its subclasses get one thing wrong each. */
class Scale extends Layer<ScaleConfig> {
  static override readonly className: string = 'test>Scale';
  static override readonly fields: Fields<ScaleConfig> = { ...layerFields, factor: float(2) };
  kernel!: Weight;

  constructor(options: ScaleConfig = {}) {
    super(options);
  }
  override build(inputShape: PartialShape): void {
    this.kernel = this.addWeight('kernel', [inputShape.at(-1)!]);
  }
  override call(x: Tensor): Tensor {
    return multiply(multiply(x, this.kernel), this.config.factor);
  }
}
class Forgetful extends Scale {
  static override readonly className: string = 'test>Forgetful';
  constructor(options: ScaleConfig = {}) {
    super({ ...options, factor: Math.random() });
  }
}
class Misshapen extends Scale {
  static override readonly className: string = 'test>Misshapen';
  override computeOutputShape(): PartialShape {
    return [null, 99];
  }
}
class Widening extends Scale {
  static override readonly className: string = 'test>Widening';
  override call(x: Tensor): Tensor {
    return add(super.call(x), tensor([0], { dtype: 'float64' }));
  }
}
class Counting extends Scale {
  static override readonly className: string = 'test>Counting';
  count = 0;
  override call(x: Tensor): Tensor {
    return multiply(super.call(x), ++this.count);
  }
}

const plugins = [{ name: 'test', layers: [Scale, Forgetful, Misshapen, Widening, Counting] }];
const failures = async (
  create: () => Layer,
  shape: PartialShape,
  options: TestLayerOptions = { plugins },
): Promise<readonly string[]> => {
  const outcomes = await Promise.all(
    testLayer(create, shape, options).map(({ name, run }) =>
      run().then(
        () => '',
        (error: Error) => `${name}: ${error.message}`,
      ),
    ),
  );
  return outcomes.filter(Boolean);
};
type Row = readonly [
  name: string,
  create: () => Layer,
  shape: PartialShape | readonly PartialShape[],
  options?: TestLayerOptions,
];

describe('testLayer passes layers that are right', () => {
  const rows: readonly Row[] = [
    ['Dense', () => new Dense(3, { activation: 'tanh' }) as never, [4]],
    ['Dense on sequences', () => new Dense(3, { useBias: false }) as never, [5, 4]],
    ['BatchNormalization', () => new BatchNormalization() as never, [4]],
    ['LayerNormalization', () => new LayerNormalization() as never, [3, 4]],
    ['Dropout', () => new Dropout(0.5) as never, [4]],
    ['Flatten', () => new Flatten() as never, [2, 3]],
    ['Masking', () => new Masking() as never, [3, 2], { smooth: false }],
    ['Embedding', () => new Embedding(5, 3) as never, [4], { dtype: 'int32' }],
    ['Concatenate', () => new Concatenate() as never, [[3], [2]]],
    ['one of another package', () => new Scale({ factor: 3 }) as never, [4], { plugins }],
  ];
  for (const [title, create, shape, options] of rows) {
    describe(title, () => {
      for (const { name, run } of testLayer(create, shape, options)) test(name, run);
    });
  }
});

test('testLayer finds what is wrong', async () => {
  expect(await failures(() => new Scale() as never, [4], {})).toEqual([
    expect.stringContaining('config round trip'),
    expect.stringContaining('save and load'),
  ]);
  expect((await failures(() => new Forgetful() as never, [4]))[0]).toContain('config round trip: config: expected');
  expect((await failures(() => new Misshapen() as never, [4]))[0]).toContain(
    'computeOutputShape: expected [null,4]. Received: [null,99]',
  );
  expect(await failures(() => new Widening() as never, [4])).toContainEqual(expect.stringContaining('dtype policies'));
  expect(await failures(() => new Counting() as never, [4])).toContainEqual(expect.stringContaining('same results'));
});
