import './setup.ts';

export { checkpoint, customGradient, grad, jvp, valueAndGrad, vjp } from '@oneiros/autodiff';
export {
  type DType,
  definePlugin,
  OneirosError,
  type Plugin,
  type Registry,
  registry,
  type Shape,
  use,
} from '@oneiros/core';
export {
  clearSession,
  DTypePolicy,
  Input,
  KerasTensor,
  Layer,
  type LayerOptions,
  setDTypePolicy,
} from '@oneiros/layers-core';
export { Model, Sequential } from '@oneiros/models';
export { loadWeights, saveModel, saveWeights } from '@oneiros/saving';
export {
  type Backend,
  device,
  type Jitted,
  jit,
  setRandomSeed,
  Tensor,
  type TensorLike,
  tensor,
  tidy,
  toBackend,
  Variable,
} from '@oneiros/tensor';
export * from './namespaces.ts';
