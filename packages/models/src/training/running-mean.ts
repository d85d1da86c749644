import { divideNoNan } from '@oneiros/losses';
import { add, cast, multiply, type Tensor, tensor, untraced, Variable } from '@oneiros/tensor';

/** The mean of a scalar over batches, each weighted by its number of samples: how logs show losses. */
export class RunningMean {
  readonly name: string;
  readonly #total: Variable = zero();
  readonly #count: Variable = zero();

  constructor(name: string) {
    this.name = name;
  }
  /** Adds the value of a batch. */
  update(value: Tensor, samples: number): void {
    this.#total.assign(add(this.#total, multiply(cast(value, 'float32'), samples)));
    this.#count.assign(add(this.#count, samples));
  }
  result(): Tensor {
    return divideNoNan(this.#total, this.#count);
  }
  /** Starts again. */
  reset(): void {
    this.#total.assign(0);
    this.#count.assign(0);
  }
}

function zero(): Variable {
  return new Variable(
    untraced(() => tensor(0)),
    { name: 'mean', trainable: false },
  );
}
