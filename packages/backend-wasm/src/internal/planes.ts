import type { TfjsTensor } from '@oneiros/backend-tfjs';
import type { WasmRuntime } from './wasm-runtime.ts';

/** How a window moves over the rows and columns of [batch, rows, columns, channels]. */
interface Moves {
  readonly strides: readonly number[];
  readonly dilations?: readonly number[];
  /** [low, high] for each axis, batch and channels too; 'valid' is none. */
  readonly pad: readonly (readonly number[])[] | 'valid';
}

/** Convolution of a plane; `filters` says how many channels a filter makes. */
export function convolution(name: string, filters: (filter: TfjsTensor) => number) {
  return (
    runtime: WasmRuntime,
    { x, filter }: { readonly [name: string]: TfjsTensor },
    moves: Moves & { readonly dilations: readonly number[] },
  ): TfjsTensor => {
    const [batch, rows, columns, channels] = x!.shape as [number, number, number, number];
    const window = filter!.shape.slice(0, 2);
    const { strides, dilations } = moves;
    const { places, pads } = geometryOf(x!, window, moves);
    const out = runtime.makeOutput([batch, ...places, filters(filter!)], 'float32');
    // The zero says that padding is as given, not 'same'.
    const geometry = [...window, ...pads, 0, ...dilations, ...strides, channels, out.shape[3]!];
    runtime.call(name, x!, batch, rows, columns, filter!, ...geometry, out);
    return out;
  };
}

/** Pooling of a plane; `dilations` are given to a function that takes them, as are the channels of its result. */
export function pooling(name: string, dilations: readonly number[]) {
  return (
    runtime: WasmRuntime,
    { x }: { readonly [name: string]: TfjsTensor },
    { filterSize, ...moves }: Moves & { readonly filterSize: readonly number[] },
  ): TfjsTensor => {
    const [batch, rows, columns, channels] = x!.shape as [number, number, number, number];
    const { places, pads } = geometryOf(x!, filterSize, moves);
    const out = runtime.makeOutput([batch, ...places, channels], 'float32');
    const ends = dilations.length > 0 ? [channels, channels] : [channels];
    runtime.call(name, x!, batch, rows, columns, ...filterSize, ...pads, ...dilations, ...moves.strides, ...ends, out);
    return out;
  };
}

/** The rows and columns of the result; padding above, right, below and left. */
function geometryOf(x: TfjsTensor, window: readonly number[], { strides, dilations = [1, 1], pad }: Moves) {
  const padding = pad === 'valid' ? [0, 0, 0, 0].map(() => [0, 0]) : pad;
  const places = window.map((size, i) => {
    const [low, high] = padding[i + 1]! as [number, number];
    const extent = (size - 1) * dilations[i]! + 1;
    return Math.floor((x.shape[i + 1]! + low + high - extent) / strides[i]!) + 1;
  });
  const [[top, bottom], [left, right]] = padding.slice(1, 3) as [[number, number], [number, number]];
  return { places, pads: [top, right, bottom, left] };
}
