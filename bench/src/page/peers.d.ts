// What is used of the packages in bench/peers: the bundler of the page knows them by these names.

declare module 'peers/tfjs-core' {
  const core: import('../tfjs-models.ts').Core;
  export const train: typeof core.train;
  export const losses: typeof core.losses;
  export const tensor: typeof core.tensor;
  export const oneHot: typeof core.oneHot;
  export const setBackend: typeof core.setBackend;
  export const getBackend: typeof core.getBackend;
  export const ready: typeof core.ready;
  export const version_core: typeof core.version_core;
}
declare module 'peers/tfjs-layers' {
  const layersPackage: import('../tfjs-models.ts').Layers;
  export const sequential: typeof layersPackage.sequential;
  export const layers: typeof layersPackage.layers;
}
declare module 'peers/tfjs-backend-wasm' {
  export function setWasmPaths(folder: string): void;
  export function getThreadsCount(): number;
}
declare module 'peers/tfjs-backend-webgpu' {}
