import type { DType } from '@oneiros/core';
import { type CallOptions, Layer, type LayerOptions } from '@oneiros/layers-core';
import { type Tensor, zeros } from '@oneiros/tensor';

/** The state of a cell: tensors `[batch, units]`, in arrays where cells are stacked. */
export type CellState = Tensor | readonly CellState[];

/** Factors that drop inputs and states, the same at all steps: one, or one for each gate. */
export interface CellMasks {
  readonly input: readonly Tensor[] | null;
  readonly recurrent: readonly Tensor[] | null;
}
/** Masks of a cell, or of each cell of a stack; null where nothing is dropped. */
export type CellMaskTree = CellMasks | readonly CellMaskTree[] | null;

/** What `call` of a cell gets besides the input of the step. */
export interface CellCallOptions extends CallOptions {
  readonly states: readonly CellState[];
  /** Absent: the cell draws its own. */
  readonly masks?: CellMaskTree;
}
/** What a step gives. */
export type CellResult = readonly [output: Tensor, states: readonly CellState[]];

/**
 * One step of a recurrent layer: `call(x, { states })` gives `[output, states]`. Extend it for a cell of your own and
 * pass that to `RNN`.
 */
export abstract class RNNCell<C extends LayerOptions = LayerOptions> extends Layer<C> {
  /** Units of each state; an array of arrays for stacked cells. */
  abstract readonly stateSize: number | readonly (number | readonly number[])[];
  /** Size of the output. */
  abstract readonly outputSize: number;
  /** Whether the output is the first state too. */
  readonly outputIsState: boolean = false;

  abstract override call(x: Tensor, options: CellCallOptions): CellResult;

  /** The state before the first step: zeros. */
  getInitialState(batchSize: number): readonly CellState[] {
    const { stateSize } = this;
    return zeroStates(typeof stateSize === 'number' ? [stateSize] : stateSize, batchSize, this.computeDType);
  }
  /** Draws what is dropped in all steps of one call, for inputs `[batch, features]`. */
  drawMasks(_batch: number, _features: number, _training: boolean): CellMaskTree {
    return null;
  }
}

/** Whether a value is a cell. */
export function isCell(value: unknown): value is RNNCell {
  return value instanceof RNNCell;
}

/** One step of `cell`, as a layer in a layer. */
export function stepOf(cell: RNNCell, x: Tensor, options: Omit<CellCallOptions, 'mask'>): CellResult {
  return cell.apply(x, { ...options }) as CellResult;
}

function zeroStates(sizes: readonly (number | readonly number[])[], batch: number, dtype: DType): readonly CellState[] {
  return sizes.map((size) =>
    typeof size === 'number' ? zeros([batch, size], { dtype }) : zeroStates(size, batch, dtype),
  );
}
