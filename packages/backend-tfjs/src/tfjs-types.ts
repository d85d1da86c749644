/** What tfjs knows data by. */
export type DataId = object;
/** The element types that tfjs stores here. */
export type TfjsDType = 'float32' | 'int32' | 'bool';

/** Elements as it stores them. */
export type TfjsValues = Float32Array | Int32Array | Uint8Array;

/** tfjs's view of elements: a `TensorInfo`. */
export interface TfjsTensor {
  readonly dataId: DataId;
  readonly shape: number[];
  readonly dtype: TfjsDType;
}

/** What is used of a tfjs `KernelBackend`: where elements lie, with a count of references to each. */
export interface TfjsRuntime {
  /** Takes elements; the data has one reference. */
  write(values: TfjsValues, shape: number[], dtype: TfjsDType): DataId;
  read(dataId: DataId): Promise<ArrayLike<number>>;
  /** One reference more. */
  incRef(dataId: DataId): void;
  /** One reference less; the last one frees the data. */
  disposeData(dataId: DataId): unknown;
  /** How many data are held. */
  numDataIds(): number;
}

/** A tfjs `KernelConfig`, as each kernel file of a tfjs backend exports one. */
export interface TfjsKernel {
  readonly kernelName: string;
  // biome-ignore lint/suspicious/noExplicitAny: tfjs types each kernel's arguments on its own
  readonly kernelFunc: (args: any) => unknown;
}
