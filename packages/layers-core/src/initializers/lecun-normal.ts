import { scaledTruncatedNormal } from './internal/scaled-draws.ts';
import { ScaledInitializer, type Scaling } from './internal/scaled-initializer.ts';

/**
 * Truncated normal of standard deviation √(1 / inputs) (Klambauer et al., 2017).
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new LecunNormal({ seed: 7 }) });
 * ```
 */
export class LecunNormal extends ScaledInitializer {
  static override readonly className: string = 'keras.initializers.LecunNormal';
  protected override readonly scaling: Scaling = { scale: 1, mode: 'fan_in', draw: scaledTruncatedNormal };
}
