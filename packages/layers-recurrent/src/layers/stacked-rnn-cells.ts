import {
  type Config,
  custom,
  deserialize,
  expected,
  type Fields,
  type Json,
  type PartialShape,
  serializeObject,
  show,
} from '@oneiros/core';
import { type LayerOptions, layerFields } from '@oneiros/layers-core';
import type { Tensor } from '@oneiros/tensor';
import {
  type CellCallOptions,
  type CellMaskTree,
  type CellResult,
  type CellState,
  isCell,
  RNNCell,
  stepOf,
} from '../rnn-cell.ts';

export interface StackedRNNCellsOptions extends LayerOptions {}
interface StackedRNNCellsConfig extends StackedRNNCellsOptions {
  readonly cells: readonly RNNCell[];
}

/**
 * Cells one after the other as one cell: the output of each is the input of the next.
 *
 * ```ts
 * new RNN(new StackedRNNCells([new LSTMCell(32), new LSTMCell(16)])).apply(x);
 * ```
 */
export class StackedRNNCells extends RNNCell<StackedRNNCellsConfig> {
  static override readonly className: string = 'keras.layers.StackedRNNCells';
  static override readonly fields: Fields<StackedRNNCellsConfig> = {
    ...layerFields,
    cells: custom<readonly RNNCell[]>(parseCells),
  };
  readonly cells: readonly RNNCell[];

  constructor(cells: readonly RNNCell[], options: StackedRNNCellsOptions = {}) {
    super({ cells, ...options });
    this.cells = this.track('cells', this.config.cells as readonly RNNCell[]);
  }
  get stateSize(): readonly (readonly number[])[] {
    return this.cells.map(({ stateSize }) =>
      typeof stateSize === 'number' ? [stateSize] : (stateSize as readonly number[]),
    );
  }
  get outputSize(): number {
    return this.cells.at(-1)!.outputSize;
  }
  override build(inputShape: PartialShape): void {
    let shape = inputShape;
    for (const cell of this.cells) {
      cell.buildFor(shape);
      shape = [inputShape[0] ?? null, cell.outputSize];
    }
  }
  override call(x: Tensor, { states, training, masks }: CellCallOptions): CellResult {
    const next: CellState[] = [];
    let y = x;
    this.cells.forEach((cell, i) => {
      const own = masks === undefined ? {} : { masks: (masks as readonly CellMaskTree[])[i]! };
      const [output, after] = stepOf(cell, y, { states: states[i] as readonly CellState[], training, ...own });
      y = output;
      next.push(after);
    });
    return [y, next];
  }
  override drawMasks(batch: number, features: number, training: boolean): CellMaskTree {
    const sizes = [features, ...this.cells.map((cell) => cell.outputSize)];
    return this.cells.map((cell, i) => cell.drawMasks(batch, sizes[i]!, training));
  }
  override getConfig(): Config {
    const { cells: _parsed, ...config } = super.getConfig();
    return { ...config, cells: this.cells.map((cell) => serializeObject(cell)) };
  }
}

function parseCells(value: unknown, where: string): readonly RNNCell[] {
  const cells = Array.isArray(value)
    ? value.map((cell) => (isCell(cell) ? cell : deserialize(cell as Json, 'layers', where)))
    : [];
  if (cells.length > 0 && cells.every(isCell)) return cells;
  throw expected(where, 'an array of cells', show(value));
}
