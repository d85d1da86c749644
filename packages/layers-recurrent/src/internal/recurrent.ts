import { boolean, type Complete, type Config, expected, type Fields, mapTree, type PartialShape } from '@oneiros/core';
import { type CallOptions, Layer, type LayerOptions } from '@oneiros/layers-core';
import {
  all,
  cast,
  flip,
  logicalNot,
  reshape,
  scan,
  Tensor,
  tensorsIn,
  transpose,
  untraced,
  Variable,
  where,
  zeros,
  zerosLike,
} from '@oneiros/tensor';
import { type CellMaskTree, type CellState, type RNNCell, stepOf } from '../rnn-cell.ts';

/** How a recurrent layer walks along a sequence. `S`: whether it gives the last state too. */
export interface RecurrentOptions<S extends boolean = boolean> extends LayerOptions {
  /** Whether to give the output of each step, `[batch, steps, units]`, instead of that of the last. Default false. */
  readonly returnSequences?: boolean;
  /** Whether to give the last state too: `const [y, ...states] = layer.apply(x)`. Default false. */
  readonly returnState?: S;
  /** Whether to go from the last step to the first; the outputs are in the order in which they came. Default false. */
  readonly goBackwards?: boolean;
  /** Whether each batch goes on from the state of the one before, until `resetState()`. The batch size must be fixed. Default false. */
  readonly stateful?: boolean;
  /** Whether to write out the steps one after the other instead of a loop. Default false. */
  readonly unroll?: boolean;
  /** Whether the output of masked steps is 0; else it is that of the step before. Default false. */
  readonly zeroOutputForMask?: boolean;
}
/** What `call` of a recurrent layer gets besides the sequences. */
export interface RecurrentCallOptions extends CallOptions {
  /** The state before the first step, one tensor for each state. Default zeros. */
  readonly initialState?: CellState | readonly CellState[] | null;
}
/** The output, and where `S` is true the states. */
export type RecurrentOutput<S extends boolean> = S extends true ? readonly Tensor[] : Tensor;

type RecurrentFields = Fields<Omit<RecurrentOptions, keyof LayerOptions>>;
/** The fields of `RecurrentOptions` apart from those of all layers. */
export function recurrentFields(): RecurrentFields {
  return {
    returnSequences: boolean(false),
    returnState: boolean(false),
    goBackwards: boolean(false),
    stateful: boolean(false),
    unroll: boolean(false),
    zeroOutputForMask: boolean(false),
  };
}

/** A layer that applies a cell step by step to sequences `[batch, steps, …features]`. */
export abstract class Recurrent<C extends LayerOptions, S extends boolean = boolean> extends Layer<C> {
  readonly cell: RNNCell;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  readonly stateful: boolean;
  readonly unroll: boolean;
  zeroOutputForMask: boolean;
  /** The state that goes from batch to batch where `stateful`. */
  states: readonly Variable[] | null = null;

  constructor(given: C, cellOf: (config: Complete<C>) => RNNCell) {
    super(given);
    const config = this.config as unknown as Complete<RecurrentOptions>;
    this.cell = this.track('cell', cellOf(this.config));
    this.returnSequences = config.returnSequences;
    this.returnState = config.returnState;
    this.goBackwards = config.goBackwards;
    this.stateful = config.stateful;
    this.unroll = config.unroll;
    this.zeroOutputForMask = config.zeroOutputForMask;
    this.supportsMasking = true;
  }

  override build(inputShape: PartialShape): void {
    const [batch, , ...features] = inputShape;
    this.cell.buildFor([batch ?? null, ...features]);
    if (!this.stateful) return;
    if (batch === null || batch === undefined) {
      throw expected(
        `Layer '${this.name}'`,
        'a fixed batch size, since it is stateful',
        `input of shape [${inputShape.map((n) => n ?? 'null')}]`,
        'Give it: Input(shape, { batchSize: 32 }).',
      );
    }
    const start = untraced(() => tensorsIn(this.cell.getInitialState(batch)));
    this.states = start.map((value) => new Variable(value, { name: 'rnn_state', trainable: false }));
  }

  /** Sets the state of a stateful layer to zeros. */
  resetState(): void {
    for (const state of this.states ?? []) state.assign(zeros(state.shape, { dtype: state.dtype }), { adopt: true });
  }

  override call(x: Tensor, { training, mask, initialState = null }: RecurrentCallOptions): RecurrentOutput<S> {
    const { cell } = this;
    const [batch, , features] = x.shape as readonly [number, number, number];
    const start = mapTree(this.#start(batch, initialState), (state) =>
      cast(state as Tensor, cell.computeDType),
    ) as readonly CellState[];
    const masks = cell.drawMasks(batch, features, training);
    const { last, outputs, states } = this.#walk(x, start, this.#stepMask(mask), masks, training);
    const after = tensorsIn(states).map((state) => cast(state, this.computeDType));
    this.states?.forEach((state, i) => {
      state.assign(after[i]!);
    });
    const y = cast(this.returnSequences ? outputs! : last, this.computeDType);
    return (this.returnState ? [y, ...after] : y) as RecurrentOutput<S>;
  }

  override computeMask(_inputs: unknown, mask: Tensor | null): Tensor | null {
    return this.returnSequences ? mask : null; // states have none
  }

  override getConfig(): Config {
    return { ...super.getConfig(), zero_output_for_mask: this.zeroOutputForMask };
  }

  #start(batch: number, given: CellState | readonly CellState[] | null): readonly CellState[] {
    if (given !== null) return given instanceof Tensor ? [given] : given;
    if (!this.states) return this.cell.getInitialState(batch);
    const expectedBatch = this.states[0]!.shape[0];
    if (batch !== expectedBatch)
      throw expected(
        `Layer '${this.name}'`,
        `batches of ${expectedBatch}, as the first one was, since it is stateful`,
        `a batch of ${batch}`,
        'Drop the smaller last batch.',
      );
    let at = 0;
    return mapTree(this.cell.getInitialState(batch), () => this.states![at++]!.value) as readonly CellState[];
  }

  #noOutput(batch: number, start: readonly CellState[]): Tensor {
    const { cell } = this;
    return cell.outputIsState
      ? zerosLike(start[0] as Tensor)
      : zeros([batch, cell.outputSize], { dtype: cell.computeDType });
  }

  /** `[steps, batch]`, true where a step is skipped: where nothing in it counts. */
  #stepMask(mask: Tensor | null): Tensor | null {
    if (!mask) return null;
    const flags = cast(mask, 'bool');
    const inStep = flags.shape.slice(2).map((_, i) => i + 2);
    const skipped = inStep.length > 0 ? all(logicalNot(flags), { axis: inStep }) : logicalNot(flags);
    return transpose(skipped, { axes: [1, 0] });
  }

  #walk(
    x: Tensor,
    start: readonly CellState[],
    skipped: Tensor | null,
    masks: CellMaskTree,
    training: boolean,
  ): { readonly last: Tensor; readonly outputs: Tensor | null; readonly states: readonly CellState[] } {
    const { cell, returnSequences, zeroOutputForMask } = this;
    const columns = transpose(x, { axes: [1, 0, ...x.shape.slice(2).map((_, i) => i + 2)] });
    // The last output must be carried where no state equals it.
    const carriesOutput = !returnSequences && !(cell.outputIsState && !(skipped && zeroOutputForMask));
    const first = carriesOutput ? [this.#noOutput(x.shape[0]!, start)] : [];

    type Carry = { readonly states: readonly CellState[]; readonly output: readonly Tensor[] };
    type Column = { readonly x: Tensor; readonly skipped: Tensor | null };
    const step = ({ states }: Carry, column: Column): readonly [Carry, Tensor | null] => {
      const [given, after] = stepOf(cell, column.x, { states, training, masks });
      let output = given;
      let next = after;
      if (column.skipped) {
        const off = column.skipped;
        const before = zeroOutputForMask ? zerosLike(given) : firstState(states, given);
        output = choose(off, before, given);
        next = chooseAll(off, states, after);
      }
      return [{ states: next, output: carriesOutput ? [output] : [] }, returnSequences ? output : null];
    };
    const xs: Column = { x: columns, skipped };
    const [{ states, output }, ys] = scan(step, { states: start, output: first } as Carry, {
      xs,
      reverse: this.goBackwards,
      unroll: this.unroll,
    });
    const ordered = ys && this.goBackwards ? flip(ys, { axis: 0 }) : ys;
    const outputs = ordered && transpose(ordered, { axes: [1, 0, ...ordered.shape.slice(2).map((_, i) => i + 2)] });
    return { last: output[0] ?? (tensorsIn(states)[0] as Tensor), outputs, states };
  }
}

/** The state that stands for the output of a step that is skipped: of stacked cells, that of the last. */
function firstState(states: readonly CellState[], output: Tensor): Tensor {
  const stacked = Array.isArray(states[0]);
  const state = stacked ? (states.at(-1) as readonly Tensor[])[0]! : (states[0] as Tensor);
  return cast(state, output.dtype);
}
function choose(off: Tensor, before: Tensor, after: Tensor): Tensor {
  return where(reshape(off, [...off.shape, ...new Array<number>(after.rank - off.rank).fill(1)]), before, after);
}
function chooseAll(off: Tensor, before: readonly CellState[], after: readonly CellState[]): readonly CellState[] {
  const old = tensorsIn(before);
  let at = 0;
  return mapTree(after, (state) => choose(off, old[at++]!, state as Tensor)) as readonly CellState[];
}
