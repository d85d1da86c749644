/** What the addon `tfjs_binding.node` exports, as far as it is used. A tensor is a number that stands for a handle of TensorFlow's eager runtime. */
export interface Addon {
  readonly TF_Version: string;
  isUsingGpuDevice(): boolean;
  /** Elements of float32, int32, bool, uint8, or int64 as pairs of int32; shared with TensorFlow where they are aligned. */
  createTensor(shape: readonly number[], dtype: number, data: Float32Array | Int32Array | Uint8Array): number;
  deleteTensor(id: number): void;
  /** A copy of the elements; only of float32, int32, int64 and bool. */
  tensorDataSync(id: number): Float32Array | Int32Array | BigInt64Array | Uint8Array;
  /** Runs the op of this name. Attributes that follow from the inputs need not be given. */
  executeOp(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly number[],
    outputs: number,
  ): readonly TensorInfo[];
  /** How many tensors are held. */
  getNumOfTensors(): number;
}

/** A result of an op. */
export interface TensorInfo {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** An attribute of an op, its type a number of TensorFlow's `TF_AttrType`. */
export interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: string | number | boolean | readonly number[] | readonly string[];
}

/** A text. */
export function text(name: string, value: string): Attribute {
  return { name, type: 0, value };
}
/** A whole number, or a list of them. */
export function whole(name: string, value: number | readonly number[]): Attribute {
  return { name, type: 1, value };
}
/** Yes or no. */
export function flag(name: string, value: boolean): Attribute {
  return { name, type: 3, value };
}
/** An element type. */
export function type(name: string, code: number): Attribute {
  return { name, type: 4, value: code };
}
