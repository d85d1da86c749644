// What `Model` loads when it is saved or gets its weights from a file: one entry, apart from what a page imports itself.
export { loadWeights } from './load-model.ts';
export { saveModel, saveWeights } from './save-model.ts';
