export * from './read-hdf5.ts';
export * from './write-hdf5.ts';
