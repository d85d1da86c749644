import { Configurable, type DType, type OptionalField, reference, type Shape, sizeOf, storage } from '@oneiros/core';
import { fromHost, runOnce, type Tensor } from '@oneiros/tensor';

/** Makes the first values of a weight. */
export abstract class Initializer<C extends object = object> extends Configurable<C> {
  /** Values of the given shape and dtype. */
  abstract call(shape: Shape, dtype: DType): Tensor;
}

/** What options take for an initializer: the object, a function, or a registered name. */
export type InitializerLike = Initializer | ((shape: Shape, dtype: DType) => Tensor) | string;

/** A field for an initializer, which is `fallback()` where none is given. */
export function initializer(fallback: () => Initializer): OptionalField<InitializerLike> {
  return reference<Initializer | ((shape: Shape, dtype: DType) => Tensor)>('initializers', isInitializer, fallback);
}
function isInitializer(value: unknown): value is Initializer | ((shape: Shape, dtype: DType) => Tensor) {
  return value instanceof Initializer || typeof value === 'function';
}

let blank = false;
/** Runs `body` with zeros for the first values of weights: what is to get them from a file draws none. */
export function withBlankWeights<R>(body: () => R): R {
  const before = blank;
  blank = true;
  try {
    return body();
  } finally {
    blank = before;
  }
}

/** Draws the values that an initializer stands for, as one program. */
export function initialize(how: Exclude<InitializerLike, string>, shape: Shape, dtype: DType): Tensor {
  if (blank) return fromHost(storage(dtype, sizeOf(shape)), { shape, dtype });
  return runOnce(() => (how instanceof Initializer ? how.call(shape, dtype) : how(shape, dtype)));
}
