import { Dense, type Layer, type LayerOptions, Wrapper } from '@oneiros/layers-core';
import { add, type Tensor } from '@oneiros/tensor';
import { testLayer } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';

class Residual extends Wrapper {
  static override readonly className: string = 'test>Residual';
  constructor(layer: Layer, options: LayerOptions = {}) {
    super({ layer, ...options });
  }
  override call(x: Tensor): Tensor {
    return add(x, this.layer.apply(x) as Tensor);
  }
}

describe("a Wrapper of one's own", () => {
  const plugins = [{ name: 'test', layers: [Residual] }];
  for (const { name, notApplicable, run } of testLayer(() => new Residual(new Dense(3)), [3], { plugins }))
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));

  test('takes layers only', () => {
    expect(() => new Residual(3 as never)).toThrow('Residual.layer: expected');
  });
});
