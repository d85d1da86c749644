import { type Config, deserialize, expected, type Json, type PartialShape, show } from '@oneiros/core';
import { InputLayer, KerasTensor, Layer, type LayerOptions } from '@oneiros/layers-core';
import type { Graph } from './graph.ts';
import { GraphModel } from './graph-model.ts';

/** Adds a layer, or the one that an Input is of, behind others. @throws OneirosError where it cannot stand there */
export function addLayer(subject: string, layers: Layer[], given: Layer | KerasTensor): void {
  const layer = given instanceof KerasTensor ? given.call?.layer : given;
  if (!(layer instanceof Layer))
    throw expected(subject, 'layers', show(given), 'Pass instances of layers: new Dense(10).');
  if (layers.some((other) => other.name === layer.name))
    throw expected(
      subject,
      'layers of different names',
      `two layers named '${layer.name}'`,
      'Give one of them another name.',
    );
  if (layer instanceof InputLayer && layers.length)
    throw expected(subject, 'an Input only as the first', `one at place ${layers.length}`);
  layers.push(layer);
}

/** The input of the layers, if it is known: the Input in front, or one as that of the model in front. */
export function inputOf([first]: readonly Layer[]): InputLayer | null {
  if (first instanceof InputLayer) return first;
  if (!(first instanceof GraphModel && first.inputs.length === 1)) return null;
  const { shape, dtype } = first.inputs[0]!;
  return new InputLayer(shape, { dtype });
}

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
