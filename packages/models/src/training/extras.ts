// What some models need besides, loaded when it is asked for. It reaches all that every model has: bundlers that put into
// one file what the same entries reach then make one file of that.
export { BaseModel } from '../base-model.ts';
export { ProgressBar } from '../callbacks/progress-bar.ts';
export { batchesFrom } from '../data/iterated.ts';
export { weighed } from '../data/parts.ts';
export { CompiledLosses } from './compiled-losses.ts';
export { CompiledMetrics } from './compiled-metrics.ts';
export { evaluate, evaluateBatches } from './evaluate.ts';
export { testOnBatch, trainOnBatch } from './on-batch.ts';
export { predict } from './predict.ts';
export { variedSources } from './sources.ts';
