/**
 * All that page and worker say to each other. The page calls by name and gets one answer; while it trains, the worker
 * tells how it goes. All of Oneiros runs in the worker.
 */
export interface Service {
  /** Takes a `.keras` file of a net that reads digits. */
  openReader(file: Uint8Array): ReaderInfo;
  /** What the net takes a digit for: 28 × 28 pixels from 0 to 1. */
  readDigit(pixels: Float32Array): Reading;

  /** Which backends can run here, without loading any. */
  findBackends(): readonly BackendInfo[];
  /** Trains a new net; answers when all epochs are done, or at `endTraining`. News comes as `Progress`. */
  train(settings: TrainSettings): Trained;
  /** Waits after the present step. */
  pauseTraining(): void;
  /** Goes on. */
  continueTraining(): void;
  /** Ends the training after the present step. */
  endTraining(): void;
  /** The net as it is now, as the bytes of a `.keras` file. */
  saveTrained(): Uint8Array;

  /** Starts the backend for the file that is opened next; answers where it computes, for people. */
  startBackend(name: BackendName): string;
  /** Takes any `.keras` file apart. */
  openModel(file: Uint8Array): OpenedFile;
  /** Builds the opened model, which does not say what it takes, for samples of this shape. */
  buildModel(shape: readonly (number | null)[]): ModelInfo;
  /** What the opened model makes of samples, as many for each input. */
  predict(inputs: readonly Values[]): Prediction;
}

export interface ReaderInfo {
  readonly name: string;
  readonly parameters: number;
  /** Where it computes, for people. */
  readonly device: string;
}

export interface Reading {
  /** For the digits 0 to 9. */
  readonly probabilities: readonly number[];
  readonly milliseconds: number;
}

export type BackendName = 'cpu' | 'wasm' | 'webgpu';

export interface BackendInfo {
  readonly name: BackendName;
  /** Why it cannot run here; `null` where it can, as far as can be told before it starts. */
  readonly obstacle: string | null;
  /** Why another is the better choice here, if so. */
  readonly drawback: string | null;
}

export type NetName = 'convolutional' | 'dense';

export interface TrainSettings {
  readonly backend: BackendName;
  readonly net: NetName;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Where the digits lie. */
  readonly digits: string;
}

export interface Trained {
  readonly heldOut: Score;
  /** Digits that it reads wrongly, the surest mistakes first. */
  readonly mistakes: readonly Mistake[];
  readonly heldOutCount: number;
}

export interface Score {
  readonly loss: number;
  readonly accuracy: number;
}

export interface Mistake {
  /** 28 × 28, from 0 to 255. */
  readonly pixels: Uint8Array;
  readonly label: number;
  readonly guess: number;
}

/** How a training goes. */
export type Progress =
  | { readonly kind: 'stage'; readonly stage: 'backend' | 'digits' | 'compile' | 'check' }
  | {
      readonly kind: 'begin';
      readonly device: string;
      readonly parameters: number;
      readonly steps: number;
      readonly trainCount: number;
    }
  | {
      readonly kind: 'steps';
      /** Steps done since the training began, over all epochs. */
      readonly step: number;
      /** Mean of the steps since the last news. */
      readonly score: Score;
      readonly stepMilliseconds: number;
    }
  | { readonly kind: 'epoch'; readonly epoch: number; readonly step: number; readonly heldOut: Score };

/** Numbers with a shape; the batch is the first dimension. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array;
}

export interface Prediction {
  readonly outputs: readonly (Values & { readonly name: string })[];
  readonly milliseconds: number;
}

/** What came of opening a file: a model, and what keeps it from running, if something does. */
export interface OpenedFile {
  readonly model: ModelInfo;
  readonly obstacle: Obstacle | null;
}

/** Why a model can be looked at but not run. */
export interface Obstacle {
  /** The first error. */
  readonly failure: Failure;
  /** Layers that could not be made, by their names in the file. */
  readonly layers: readonly UnknownLayer[];
}
export interface UnknownLayer {
  readonly name: string;
  /** As the file names it: `mine>Swirl`, or `Lambda`. */
  readonly className: string;
  readonly kind: 'custom' | 'lambda' | 'missing' | 'other';
  /** Among what it was looked for: `layers`, `activations`. */
  readonly sort: string;
  readonly message: string;
}

/** A model, as far as the page shows it. */
export interface ModelInfo extends GraphInfo {
  /** None where the file does not say what the model takes. */
  readonly inputs: readonly InputInfo[];
  /** The file's config.json, indented. */
  readonly config: string;
  /** From the file: version of Keras and when it was saved. */
  readonly kerasVersion: string | null;
  readonly savedAt: string | null;
  readonly bytes: number;
  /** Of `compile`, as the file says it. */
  readonly optimizer: string | null;
  readonly loss: string | null;
}

export interface GraphInfo {
  readonly name: string;
  readonly type: string;
  /** Of layers that are known. */
  readonly parameters: number;
  readonly trainable: number;
  /** In an order in which each comes after those it needs. */
  readonly nodes: readonly NodeInfo[];
  readonly edges: readonly EdgeInfo[];
}

export interface NodeInfo {
  readonly name: string;
  /** `Dense`; of an op its name, as `Add`. */
  readonly type: string;
  /** What it is for the picture. */
  readonly role: 'input' | 'layer' | 'op' | 'model' | 'unknown';
  /** Of its outputs, for people: `(None, 26, 26, 32)`; `?` where the file does not say. */
  readonly shape: string;
  /** `null` where the layer is not known. */
  readonly parameters: number | null;
  readonly trainable: boolean;
  /** Whether the layer is called more than once: its weights are counted at the first call. */
  readonly shared: boolean;
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly weights: readonly (readonly [name: string, shape: string])[];
  /** Of a model inside the model. */
  readonly inner: GraphInfo | null;
}

export interface EdgeInfo {
  /** Places in `nodes`. */
  readonly from: number;
  readonly to: number;
}

export interface InputInfo {
  readonly name: string;
  /** Without the batch; `null` where any size will do. */
  readonly shape: readonly (number | null)[];
  readonly dtype: string;
  /** How many different tokens it knows, where an embedding reads it. */
  readonly tokens: number | null;
}

/** An error as it crosses over. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

export type CallName = keyof Service;
export type Request = {
  readonly [C in CallName]: { readonly id: number; readonly call: C; readonly args: Parameters<Service[C]> };
}[CallName];
export type Response =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }
  | { readonly progress: Progress };
