import { scaledUniform } from './internal/scaled-draws.ts';
import { ScaledInitializer, type Scaling } from './internal/scaled-initializer.ts';

/**
 * Uniform on [-limit, limit] with limit = √(6 / (inputs + outputs)): the default of kernels (Glorot and Bengio, 2010).
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new GlorotUniform({ seed: 7 }) });
 * ```
 */
export class GlorotUniform extends ScaledInitializer {
  static override readonly className: string = 'keras.initializers.GlorotUniform';
  protected override readonly scaling: Scaling = { scale: 1, mode: 'fan_avg', draw: scaledUniform };
}
