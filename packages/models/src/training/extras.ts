// What some trainings need besides, loaded when it is asked for.
export { ProgressBar } from '../callbacks/progress-bar.ts';
export { batchesFrom, checkedBatches } from '../data/iterated.ts';
export { split, weighed } from '../data/parts.ts';
export { CompiledMetrics } from './compiled-metrics.ts';
export { evaluate, evaluateBatches } from './evaluate.ts';
export { testOnBatch, trainOnBatch } from './on-batch.ts';
