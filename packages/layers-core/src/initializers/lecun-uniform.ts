import { scaledUniform } from './internal/scaled-draws.ts';
import { ScaledInitializer, type Scaling } from './internal/scaled-initializer.ts';

/**
 * Uniform on [-limit, limit] with limit = √(3 / inputs) (Klambauer et al., 2017).
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new LecunUniform({ seed: 7 }) });
 * ```
 */
export class LecunUniform extends ScaledInitializer {
  static override readonly className: string = 'keras.initializers.LecunUniform';
  protected override readonly scaling: Scaling = { scale: 1, mode: 'fan_in', draw: scaledUniform };
}
