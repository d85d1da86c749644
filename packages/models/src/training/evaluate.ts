import type { Tensor } from '@oneiros/tensor';
import type { BaseModel } from '../base-model.ts';
import { type Callback, CallbackList } from '../callbacks/callback.ts';
import type { Logs } from '../callbacks/logs.ts';
import { type Batches, batches } from '../data/batches.ts';
import { type Data, disposeAll, type Samples } from '../data/samples.ts';
import { ensureBuilt } from './ensure-built.ts';
import { peekLogs, readLogs } from './logs.ts';

export interface EvaluateOptions {
  /** Default 32. */
  readonly batchSize?: number;
  readonly sampleWeight?: Samples | null;
  /** How many batches to look at. Default: all. */
  readonly steps?: number | null;
  readonly callbacks?: readonly Callback[];
}

/** Loss and metrics over all samples. */
export async function evaluate(
  model: BaseModel,
  x: Data,
  y: Samples | null,
  { batchSize = 32, sampleWeight = null, steps = null, callbacks = [] }: EvaluateOptions,
): Promise<Logs> {
  const source = await batches('evaluate', x, y, sampleWeight, { batchSize, order: null, steps });
  return evaluateBatches(model, source, new CallbackList(callbacks, model, {}));
}

/** The same for batches, with callbacks that are there already. */
export async function evaluateBatches(model: BaseModel, source: Batches, list: CallbackList): Promise<Logs> {
  const trainer = await model.compiled.trainer();
  trainer.resetMetrics();
  await list.call('onTestBegin');
  let last: { readonly [name: string]: Tensor } = {};
  let step = 0;
  for await (const batch of source.epoch()) {
    await list.call('onTestBatchBegin', step);
    ensureBuilt(model, batch.x);
    disposeAll(Object.values(last));
    last = trainer.test(batch.x, batch.y, batch.sampleWeight);
    disposeAll(batch.x, batch.y, batch.sampleWeight);
    const wanted = list.wantsTestLogs();
    if (!wanted && step % 16 === 15) await last.loss!.data();
    await list.call('onTestBatchEnd', step++, wanted ? await peekLogs(last) : {});
  }
  const logs = await readLogs(last);
  await list.call('onTestEnd', logs);
  return logs;
}
