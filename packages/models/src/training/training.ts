// What every training needs, loaded with the first one.
export { fit } from './fit.ts';
export { trainerOf } from './trainer.ts';
