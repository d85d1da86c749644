import { type DType, isFloat } from '@oneiros/core';
import { cast, type Tensor, Variable, type VariableOptions } from '@oneiros/tensor';
import type { Constraint } from './constraints/constraint.ts';
import type { Regularizer } from './regularizers/regularizer.ts';

let computeDType: DType | null = null;
/** Runs `body` with weights read in `dtype`: within a layer's `call` under a mixed policy. */
export function withAutocast<R>(dtype: DType | null, body: () => R): R {
  const before = computeDType;
  computeDType = dtype;
  try {
    return body();
  } finally {
    computeDType = before;
  }
}

export interface WeightOptions extends VariableOptions {
  readonly regularizer?: Regularizer | null;
  readonly constraint?: Constraint | null;
  readonly autocast?: boolean;
  /** Names of the layers around it, as Keras gives them: `sequential/dense/kernel`. */
  readonly path?: string;
}

/** A variable of a layer. In `call` it reads in the compute dtype of the layer. */
export class Weight extends Variable {
  readonly regularizer: Regularizer | null;
  readonly constraint: Constraint | null;
  readonly #autocast: boolean;
  path: string;

  constructor(
    value: Tensor,
    { regularizer = null, constraint = null, autocast = true, path, ...options }: WeightOptions = {},
  ) {
    super(value, options);
    this.regularizer = regularizer;
    this.constraint = constraint;
    this.#autocast = autocast;
    this.path = path ?? this.name;
  }

  override get value(): Tensor {
    const value = this.stored;
    return this.#autocast && computeDType && isFloat(value.dtype) ? cast(value, computeDType) : value;
  }
}
