// The rare parts where they are loaded once a file has them.
export { rareParts } from './rare-parts.ts';
