import { samplesOf, startingWeights } from './data.ts';

/** What is used of TensorFlow.js, which bench/setup.sh installs beside the workspace. */
export interface Core {
  readonly train: { readonly adam: () => unknown };
  readonly losses: { readonly softmaxCrossEntropy: unknown };
  readonly tensor: (values: Float32Array | Int32Array, shape: readonly number[], dtype: string) => PeerTensor;
  readonly oneHot: (indices: PeerTensor, depth: number) => PeerTensor;
  readonly setBackend: (name: string) => Promise<boolean>;
  readonly getBackend: () => string;
  readonly ready: () => Promise<void>;
  readonly version_core: string;
}
export interface Layers {
  readonly sequential: (config: { readonly layers: readonly unknown[] }) => PeerModel;
  readonly layers: { readonly [name: string]: (config: object) => unknown };
}
export interface PeerTensor {
  readonly shape: readonly number[];
  data(): Promise<ArrayLike<number>>;
  dispose(): void;
}
export interface PeerModel {
  compile(options: object): void;
  fit(x: PeerTensor, y: PeerTensor, options: object): Promise<unknown>;
  trainOnBatch(x: PeerTensor, y: PeerTensor): Promise<number>;
  predict(x: PeerTensor, options?: object): PeerTensor;
  getWeights(): readonly PeerTensor[];
  setWeights(weights: readonly PeerTensor[]): void;
}

/** Makes sure that tfjs runs on this backend. */
export async function chooseBackend(core: Core, backend: string): Promise<void> {
  await core.setBackend(backend);
  await core.ready();
  if (core.getBackend() !== backend) throw new Error(`expected ${backend} of TensorFlow.js, got ${core.getBackend()}`);
}

/** The data of a workload. */
export function peerData(core: Core, workload: string, samples: number): { x: PeerTensor; y: PeerTensor } {
  const { x, shape, y, classes } = samplesOf(workload, samples);
  const data = core.tensor(x, shape, x instanceof Int32Array ? 'int32' : 'float32');
  if (classes === 2) return { x: data, y: core.tensor(Float32Array.from(y), [samples, 1], 'float32') };
  return { x: data, y: core.oneHot(core.tensor(y, [samples], 'int32'), classes) };
}

/** The compiled model of a workload in tfjs-layers. */
export function peerModel(core: Core, { sequential, layers }: Layers, workload: string): PeerModel {
  const dense = (units: number, more: object = {}): unknown => layers['dense']!({ units, ...more });
  const conv = (filters: number, more: object = {}): unknown =>
    layers['conv2d']!({ filters, kernelSize: 3, activation: 'relu', ...more });
  const relu = { activation: 'relu' };
  const parts: { readonly [workload: string]: () => readonly unknown[] } = {
    mlp: () => [dense(512, { ...relu, inputShape: [784] }), dense(512, relu), dense(10)],
    cnn: () => [
      conv(32, { inputShape: [28, 28, 1] }),
      conv(64),
      layers['maxPooling2d']!({ poolSize: 2 }),
      layers['flatten']!({}),
      dense(128, relu),
      dense(10),
    ],
    lstm: () => [
      layers['embedding']!({ inputDim: 5000, outputDim: 128, inputLength: 80 }),
      // The activation is Keras's default, that of tfjs-layers is another; its default initializer fails in a bundle.
      layers['lstm']!({ units: 128, recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' }),
      dense(1, { activation: 'sigmoid' }),
    ],
  };
  const model = sequential({ layers: parts[workload]!() });
  const loss = workload === 'lstm' ? 'binaryCrossentropy' : core.losses.softmaxCrossEntropy;
  model.compile({ optimizer: core.train.adam(), loss });
  return model;
}

/** Gives a model the weights that all libraries begin with. */
export function resetPeer(core: Core, model: PeerModel): void {
  const shapes = model.getWeights().map(({ shape }) => shape);
  const weights = startingWeights(shapes).map((values, i) => core.tensor(values, shapes[i]!, 'float32'));
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
}
