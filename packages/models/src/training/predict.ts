import { expected, flatten, mapTree, sizeOf, storage, type TypedArray } from '@oneiros/core';
import { fromHost, type Tensor } from '@oneiros/tensor';
import type { BaseModel } from '../base-model.ts';
import { type Callback, CallbackList } from '../callbacks/callback.ts';
import { batches } from '../data/batches.ts';
import { type Data, disposeAll, type Samples } from '../data/samples.ts';

export interface PredictOptions {
  /** Default 32. */
  readonly batchSize?: number;
  /** How many batches to predict. Default: all. */
  readonly steps?: number | null;
  readonly callbacks?: readonly Callback[];
}

/** Outputs for all samples, computed batch by batch. */
export async function predict(
  model: BaseModel,
  data: Data,
  { batchSize = 32, steps = null, callbacks = [] }: PredictOptions,
): Promise<unknown> {
  const list = new CallbackList(callbacks, model, {});
  const source = await batches('predict', data, null, null, { batchSize, order: null, steps });
  const collected: (readonly (Promise<TypedArray> | null)[])[] = [];
  const specs: { shape: readonly number[]; dtype: Tensor['dtype'] }[] = [];
  let structure: unknown = null;
  let count = 0;
  await list.call('onPredictBegin');
  let step = 0;
  for await (const batch of source.epoch()) {
    await list.call('onPredictBatchBegin', step);
    const outputs = model.predictOnBatch(batch.x as Samples);
    structure ??= outputs;
    const leaves = flatten(outputs) as Tensor[];
    if (!specs.length) specs.push(...leaves.map(({ shape, dtype }) => ({ shape, dtype })));
    collected.push(leaves.map((leaf) => leaf.data()));
    count += batch.size;
    if (step % 8 === 7) await Promise.all(collected.at(-1)!); // no more than a few batches wait at a time
    disposeAll(leaves, batch.x);
    await list.call('onPredictBatchEnd', step++);
  }
  if (structure === null) throw expected('predict', 'at least one sample', 'none', 'Is the data empty?');
  await list.call('onPredictEnd');
  const tensors = await Promise.all(
    specs.map(async ({ shape, dtype }, i) =>
      joined(await Promise.all(collected.map((parts) => parts[i]!)), [count, ...shape.slice(1)], dtype),
    ),
  );
  let at = 0;
  return mapTree(structure, () => tensors[at++]);
}

/** The parts one after the other as one tensor. */
function joined(parts: readonly (TypedArray | null)[], shape: readonly number[], dtype: Tensor['dtype']): Tensor {
  const half = dtype === 'float16' || dtype === 'bfloat16'; // data() has widened it
  const data = storage(half ? 'float32' : dtype, sizeOf(shape));
  let at = 0;
  for (const part of parts) {
    (data as Float32Array).set(part as Float32Array, at);
    at += part!.length;
  }
  return fromHost(data, { shape, dtype: half ? 'float32' : dtype });
}
