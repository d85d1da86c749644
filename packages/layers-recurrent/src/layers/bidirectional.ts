import {
  type Config,
  custom,
  expected,
  type Fields,
  nullable,
  type PartialShape,
  type RequiredField,
  reference,
  serializeObject,
  show,
} from '@oneiros/core';
import { copyOf, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { add, concatenate, divide, flip, multiply, type Tensor } from '@oneiros/tensor';
import { Recurrent, type RecurrentCallOptions, type RecurrentOutput } from '../internal/recurrent.ts';
import type { CellState } from '../rnn-cell.ts';

/** How the outputs of both directions become one; null gives both. */
export type MergeMode = 'concat' | 'sum' | 'ave' | 'mul' | null;
type AnyRecurrent<S extends boolean = boolean> = Recurrent<LayerOptions, S>;

export interface BidirectionalOptions extends LayerOptions {
  /** Default 'concat'. */
  readonly mergeMode?: MergeMode;
  /** The layer that goes backwards. Default: one like the layer, with weights of its own. */
  readonly backwardLayer?: AnyRecurrent | null;
}
interface BidirectionalConfig extends BidirectionalOptions {
  readonly layer: AnyRecurrent;
}

/**
 * Runs a recurrent layer over the sequences in both directions and merges the outputs. The layer itself is a pattern: a
 * copy runs forward and another backward.
 *
 * ```ts
 * new Bidirectional(new LSTM(32)).apply(Input([80, 128])); // shape [null, 64]
 * ```
 */
export class Bidirectional<S extends boolean = false> extends Layer<BidirectionalConfig> {
  static override readonly className: string = 'keras.layers.Bidirectional';
  static override readonly fields: Fields<BidirectionalConfig> = {
    ...layerFields,
    mergeMode: custom<MergeMode>(parseMergeMode, () => 'concat'),
    layer: recurrentField(),
    backwardLayer: nullable(recurrentField()),
  };
  readonly forwardLayer: AnyRecurrent;
  readonly backwardLayer: AnyRecurrent;

  constructor(layer: AnyRecurrent<S>, options: BidirectionalOptions = {}) {
    super({ layer, ...options });
    const given = this.config.layer as AnyRecurrent;
    const backward = this.config.backwardLayer as AnyRecurrent | null;
    this.forwardLayer = this.track(
      'forward_layer',
      copyOf(given, { name: `forward_${given.name.replace(/^forward_/, '')}` }),
    );
    this.backwardLayer = this.track(
      'backward_layer',
      backward ?? copyOf(given, { goBackwards: true, name: `backward_${given.name.replace(/^backward_/, '')}` }),
    );
    this.#check();
    for (const one of [this.forwardLayer, this.backwardLayer]) one.zeroOutputForMask = given.returnSequences;
    this.supportsMasking = true;
    this.inputSpec = given.inputSpec;
  }

  override build(inputShape: PartialShape): void {
    this.forwardLayer.buildFor(inputShape);
    this.backwardLayer.buildFor(inputShape);
  }

  override call(x: Tensor, { training, mask, initialState = null }: RecurrentCallOptions): RecurrentOutput<S> {
    const { forwardLayer, backwardLayer } = this;
    const { returnSequences, returnState } = forwardLayer;
    const states = initialState as readonly CellState[] | null;
    const half = states ? states.length / 2 : 0;
    const run = (layer: AnyRecurrent, own: readonly CellState[] | null): readonly Tensor[] => {
      const result = layer.apply(x, { training, mask, ...(own && { initialState: own }) }) as
        | Tensor
        | readonly Tensor[];
      return returnState ? (result as readonly Tensor[]) : [result as Tensor];
    };
    const [forward, ...forwardStates] = run(forwardLayer, states?.slice(0, half) ?? null) as readonly [
      Tensor,
      ...Tensor[],
    ];
    const [last, ...backwardStates] = run(backwardLayer, states?.slice(half) ?? null) as readonly [Tensor, ...Tensor[]];
    const backward = returnSequences ? flip(last, { axis: 1 }) : last;
    const merged = merge(forward, backward, this.config.mergeMode as MergeMode);
    return (
      returnState ? [...merged, ...forwardStates, ...backwardStates] : merged.length === 1 ? merged[0]! : merged
    ) as RecurrentOutput<S>;
  }

  override computeMask(_inputs: unknown, mask: Tensor | null): unknown {
    const own = this.forwardLayer.returnSequences ? mask : null;
    return this.config.mergeMode === null ? [own, own] : own; // states have none
  }

  /** Sets the state of stateful layers to zeros. */
  resetState(): void {
    this.forwardLayer.resetState();
    this.backwardLayer.resetState();
  }

  override getConfig(): Config {
    const { layer: _layer, backward_layer: _backward, ...config } = super.getConfig();
    return {
      ...config,
      layer: serializeObject(this.forwardLayer),
      backward_layer: serializeObject(this.backwardLayer),
    };
  }

  #check(): void {
    const { forwardLayer: forward, backwardLayer: backward } = this;
    if (forward.goBackwards === backward.goBackwards) {
      throw expected(
        `Layer '${this.name}'`,
        'layers of different goBackwards',
        `${forward.goBackwards} for both`,
        'Set goBackwards: true on backwardLayer only.',
      );
    }
    for (const name of ['stateful', 'returnSequences', 'returnState'] as const) {
      if (forward[name] !== backward[name])
        throw expected(
          `Layer '${this.name}'`,
          `the same ${name} in both directions`,
          `${forward[name]} and ${backward[name]}`,
          'Make them equal.',
        );
    }
  }
}

function merge(forward: Tensor, backward: Tensor, mode: MergeMode): readonly Tensor[] {
  if (mode === null) return [forward, backward];
  return [merges[mode](forward, backward)];
}
const merges: { readonly [mode in Exclude<MergeMode, null>]: (x: Tensor, y: Tensor) => Tensor } = {
  concat: (x, y) => concatenate([x, y], { axis: -1 }),
  sum: (x, y) => add(x, y),
  ave: (x, y) => divide(add(x, y), 2),
  mul: (x, y) => multiply(x, y),
};

function parseMergeMode(value: unknown, where: string): MergeMode {
  if (value === null || (typeof value === 'string' && Object.hasOwn(merges, value))) return value as MergeMode;
  throw expected(where, "one of 'concat', 'sum', 'ave', 'mul', or null", show(value));
}
function isRecurrent(value: unknown): value is AnyRecurrent {
  return value instanceof Recurrent;
}
function recurrentField(): RequiredField<AnyRecurrent> {
  const { parse } = reference<AnyRecurrent>('layers', isRecurrent);
  return { parse: (value, where) => parse(value, where) as AnyRecurrent };
}
