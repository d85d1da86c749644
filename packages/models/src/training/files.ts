// Reading and writing files, loaded when it is asked for. It reaches all that every model has, as extras.ts does.
export { loadWeights, saveModel, saveWeights } from '@oneiros/saving/files';
export { BaseModel } from '../base-model.ts';
