import { type Config, deserialize, expected, type Json, type PartialShape, show } from '@oneiros/core';
import type { InputLayer, KerasTensor, Layer, LayerOptions } from '@oneiros/layers-core';
import type { Graph } from './graph.ts';

/** The graph of layers one after the other. */
export function chain(input: InputLayer, layers: readonly Layer[]): Graph {
  const inputs = input.output;
  const outputs = layers.reduce<KerasTensor>((x, layer) => layer.apply(x) as KerasTensor, inputs);
  return { inputs, outputs, calls: layers.map(({ calls }) => calls.at(-1)!), layers: [input, ...layers] };
}

/** The name under which files know it. */
export const sequentialName = 'keras.Sequential';
/** A class whose configuration is that of `keras.Sequential`. */
export type SequentialClass = new (
  layers: readonly Layer[],
  options: LayerOptions,
) => { readonly built: boolean; buildFor(inputShape: PartialShape): void };

/** What `keras.Sequential` has saved, as one of `type`. */
export function sequentialFromConfig(type: SequentialClass, config: Config): InstanceType<SequentialClass> {
  const { name, layers, build_input_shape: shape } = config;
  if (!Array.isArray(layers)) throw expected('Sequential.fromConfig', 'a list of layers', show(layers));
  const parts = (layers as readonly Json[]).map(
    (entry, i) => deserialize(entry, 'layers', `layer ${i} of the Sequential`) as Layer,
  );
  const model = new type(parts, { name: (name ?? null) as string | null });
  if (!model.built && Array.isArray(shape)) model.buildFor(shape as PartialShape);
  return model;
}
