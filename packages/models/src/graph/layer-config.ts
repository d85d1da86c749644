import { type Config, type Json, serializeObject } from '@oneiros/core';
import type { Layer } from '@oneiros/layers-core';

/** A layer as Keras writes it, with what it was built for. */
export function layerConfig(layer: Layer): Config {
  const saved = serializeObject(layer);
  return layer.builtShape === null || saved.build_config
    ? saved
    : { ...saved, build_config: { input_shape: layer.builtShape as Json } };
}
