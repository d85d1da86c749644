import { scaledUniform } from './internal/scaled-draws.ts';
import { ScaledInitializer, type Scaling } from './internal/scaled-initializer.ts';

/**
 * Uniform on [-limit, limit] with limit = √(6 / inputs), for layers with ReLU (He et al., 2015).
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new HeUniform({ seed: 7 }) });
 * ```
 */
export class HeUniform extends ScaledInitializer {
  static override readonly className: string = 'keras.initializers.HeUniform';
  protected override readonly scaling: Scaling = { scale: 2, mode: 'fan_in', draw: scaledUniform };
}
