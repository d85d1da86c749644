import { scaledTruncatedNormal } from './internal/scaled-draws.ts';
import { ScaledInitializer, type Scaling } from './internal/scaled-initializer.ts';

/**
 * Truncated normal of standard deviation √(2 / inputs), for layers with ReLU (He et al., 2015).
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new HeNormal({ seed: 7 }) });
 * ```
 */
export class HeNormal extends ScaledInitializer {
  static override readonly className: string = 'keras.initializers.HeNormal';
  protected override readonly scaling: Scaling = { scale: 2, mode: 'fan_in', draw: scaledTruncatedNormal };
}
