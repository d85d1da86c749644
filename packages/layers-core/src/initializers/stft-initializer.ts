import { boolean, custom, type DType, expected, type Fields, oneOf, type Shape, show } from '@oneiros/core';
import { arange, cast, cos, divide, multiply, reshape, sin, type Tensor, tensor } from '@oneiros/tensor';
import { Initializer } from './initializer.ts';

export interface StftInitializerOptions {
  /** Which part of the complex transform the weights give. Default 'real'. */
  readonly side?: 'real' | 'imag';
  /** The window of the frames: a name, its values, or null. Default 'hann'. */
  readonly window?: string | readonly number[] | null;
  /** What the weights are divided by: the L2 norm of the window ('density'), its L1 norm ('spectrum'), or nothing. Default 'density'. */
  readonly scaling?: 'density' | 'spectrum' | null;
  /** Whether the window is a period of a longer signal, rather than symmetric. Default false. */
  readonly periodic?: boolean;
}

/**
 * Kernels (frame length, 1, frequencies) of a convolution that is a short-time Fourier transform.
 *
 * ```ts
 * new Conv1D(129, 256, { kernelInitializer: new StftInitializer({ side: 'imag' }), useBias: false });
 * ```
 * @throws OneirosError for weights of another rank, and windows that are not known or do not fit.
 */
export class StftInitializer extends Initializer<StftInitializerOptions> {
  static override readonly className: string = 'keras.initializers.STFT';
  static override readonly aliases: readonly string[] = ['STFTInitializer'];
  static override readonly fields: Fields<StftInitializerOptions> = {
    side: /*#__PURE__*/ oneOf(['real', 'imag'], 'real'),
    window: /*#__PURE__*/ custom<string | readonly number[] | null>(parseWindow, () => 'hann'),
    scaling: /*#__PURE__*/ custom<'density' | 'spectrum' | null>(parseScaling, () => 'density'),
    periodic: /*#__PURE__*/ boolean(false),
  };

  constructor(options: StftInitializerOptions = {}) {
    super(options);
  }
  override call(shape: Shape, dtype: DType): Tensor {
    const [length, , frequencies] = shape as readonly [number, number, number];
    if (shape.length !== 3)
      throw expected('STFT', 'a kernel [frame length, 1, frequencies]', `shape=[${shape}]`, 'Use it for Conv1D.');
    const { side, scaling } = this.config;
    const turns = divide(reshape(arange(frequencies, { dtype }), [1, 1, -1]), (frequencies - 1) * 2);
    const time = reshape(arange(length, { dtype }), [-1, 1, 1]);
    const angles = multiply(multiply(multiply(-2, time), turns), Math.PI);
    const kernel = cast((side === 'real' ? cos : sin)(angles), dtype);
    const window = this.#window(length);
    if (window === null) return kernel;
    const norm =
      scaling === null
        ? 1
        : scaling === 'density'
          ? Math.hypot(...window)
          : window.reduce((sum, w) => sum + Math.abs(w), 0);
    return divide(multiply(kernel, reshape(cast(tensor([...window]), dtype), [-1, 1, 1])), norm);
  }

  #window(length: number): readonly number[] | null {
    const { window, periodic } = this.config;
    if (window === null) return null;
    if (typeof window !== 'string') {
      if (window.length === length) return window;
      throw expected('STFT: window', `${length} values`, `${window.length} values`, 'Pass one for each element.');
    }
    const coefficients = cosines[window]!;
    const steps = periodic ? length : length - 1;
    return Array.from({ length }, (_, i) =>
      length === 1 ? 1 : coefficients.reduce((sum, a, k) => sum + a * Math.cos((2 * Math.PI * k * i) / steps), 0),
    );
  }
}

/** The windows of scipy.signal that are sums of cosines: w(t) = Σₖ aₖ cos(2πkt). */
const cosines: { readonly [name: string]: readonly number[] } = {
  boxcar: [1],
  hann: [0.5, -0.5],
  hamming: [0.54, -0.46],
  blackman: [0.42, -0.5, 0.08],
  nuttall: [0.3635819, -0.4891775, 0.1365995, -0.0106411],
  blackmanharris: [0.35875, -0.48829, 0.14128, -0.01168],
  flattop: [0.21557895, -0.41663158, 0.277263158, -0.083578947, 0.006947368],
};

function parseWindow(value: unknown, where: string): string | readonly number[] | null {
  const known = value === null || (typeof value === 'string' && Object.hasOwn(cosines, value));
  if (known || (Array.isArray(value) && value.every((w) => typeof w === 'number')))
    return value as string | readonly number[] | null;
  throw expected(
    where,
    `${Object.keys(cosines).join(', ')}, values or null`,
    show(value),
    'Pass the values of other windows.',
  );
}
function parseScaling(value: unknown, where: string): 'density' | 'spectrum' | null {
  if (value === 'density' || value === 'spectrum' || value === null) return value;
  throw expected(where, "'density', 'spectrum' or null", show(value));
}
