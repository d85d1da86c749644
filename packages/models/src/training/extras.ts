// What some trainings need besides, loaded when it is asked for. It reaches all that `training.ts` does: bundlers that put
// what the same entries reach into one file then make one file of what every training needs.
export { ProgressBar } from '../callbacks/progress-bar.ts';
export { batchesFrom } from '../data/iterated.ts';
export { weighed } from '../data/parts.ts';
export { CompiledLosses } from './compiled-losses.ts';
export { CompiledMetrics } from './compiled-metrics.ts';
export { evaluate, evaluateBatches } from './evaluate.ts';
export { testOnBatch, trainOnBatch } from './on-batch.ts';
export { variedSources } from './sources.ts';
export * from './training.ts';
