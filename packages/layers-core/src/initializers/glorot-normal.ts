import { scaledTruncatedNormal } from './internal/scaled-draws.ts';
import { ScaledInitializer, type Scaling } from './internal/scaled-initializer.ts';

/**
 * Truncated normal of standard deviation √(2 / (inputs + outputs)) (Glorot and Bengio, 2010).
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new GlorotNormal({ seed: 7 }) });
 * ```
 */
export class GlorotNormal extends ScaledInitializer {
  static override readonly className: string = 'keras.initializers.GlorotNormal';
  protected override readonly scaling: Scaling = { scale: 1, mode: 'fan_avg', draw: scaledTruncatedNormal };
}
