import { Callback } from './callback.ts';

/** Functions by the names of the methods of `Callback`. */
export type LambdaCallbackOptions = Partial<
  Pick<
    Callback,
    'onEpochBegin' | 'onEpochEnd' | 'onTrainBegin' | 'onTrainEnd' | 'onTrainBatchBegin' | 'onTrainBatchEnd'
  >
>;

/**
 * A callback made of functions.
 *
 * ```ts
 * new LambdaCallback({ onEpochEnd: (epoch, logs) => console.log(epoch, logs.loss) });
 * ```
 */
export class LambdaCallback extends Callback {
  constructor(options: LambdaCallbackOptions = {}) {
    super();
    Object.assign(this, options);
  }
}
