// The rare parts where they are loaded once a file has them. What loading reaches, this reaches too: bundlers that put what
// the same entries reach into one file then make one file of what reads every model.
export { loadModel } from '../load-model.ts';
export { rareParts } from './rare-parts.ts';
