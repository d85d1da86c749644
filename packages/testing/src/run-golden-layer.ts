import { variableGradients } from '@oneiros/autodiff';
import {
  deserialize,
  flatten,
  isFloat,
  isPlainObject,
  type Json,
  mapTree,
  type Plugin,
  registry,
  withRegistry,
} from '@oneiros/core';
import {
  type ApplyOptions,
  KerasTensor,
  type Layer,
  regularizationLosses,
  withCallContext,
} from '@oneiros/layers-core';
import { jit, Tensor, tensorsIn, Variable } from '@oneiros/tensor';
import { compareTensors, type Tolerance } from './compare-tensors.ts';
import { decodeGolden, expectedTensors, type GoldenTensor } from './golden.ts';
import { camelCase, weighted } from './run-golden-case.ts';

/** One call of a Keras layer with what it gave, as a line of a golden file holds it. */
export interface GoldenLayerCase {
  /** The layer after the call, as Keras serializes it. */
  readonly layer: { readonly class_name: string; readonly config: { readonly [key: string]: Json } };
  /** What the case is for. */
  readonly note?: string;
  /** All variables before the call, by path, in Keras's order. */
  readonly variables: { readonly [path: string]: GoldenTensor };
  /** Positional arguments: the inputs. */
  readonly args: readonly unknown[];
  /** Keyword arguments under their Python names. */
  readonly opts: { readonly [name: string]: unknown };
  /** The tensors that it gave. */
  readonly out: readonly GoldenTensor[];
  /** The sum of all penalties, on weights and on what layers give. */
  readonly loss?: number;
  /** Variables that the call changed. */
  readonly updates: { readonly [path: string]: GoldenTensor };
  /** What the outputs are multiplied with before they are summed to the scalar of which `grads` are the gradients. */
  readonly cotangents?: readonly GoldenTensor[];
  /** Gradients of the float32 inputs. */
  readonly grads?: readonly GoldenTensor[];
  /** Gradients of the trainable variables, by path. */
  readonly variable_grads?: { readonly [path: string]: GoldenTensor };
}

export interface RunGoldenLayerOptions {
  /** Plugins that have the layer and what its config names. */
  readonly plugins: readonly Plugin[];
  readonly tolerance?: Tolerance;
}

/**
 * Makes the layer of a golden case from its config, gives it Keras's weights and compares: the config it writes, the
 * shapes and dtypes for symbolic inputs, its outputs at once and compiled, what it changed, and gradients.
 *
 * ```ts
 * for (const goldenCase of parseLayerGoldens(text)) await runGoldenLayer(goldenCase, { plugins: [layersCorePlugin] });
 * ```
 * @throws Error that says what differs.
 */
export async function runGoldenLayer(
  goldenCase: GoldenLayerCase,
  { plugins, tolerance = {} }: RunGoldenLayerOptions,
): Promise<void> {
  await withRegistry(registry.extend(...plugins), () => {
    const layer = deserialize(goldenCase.layer as unknown as Json, 'layers') as Layer;
    return compareLayer(layer, goldenCase, tolerance);
  });
}

/** The cases of a golden file of layers. */
export function parseLayerGoldens(text: string): readonly GoldenLayerCase[] {
  return (JSON.parse(text) as { readonly cases: readonly GoldenLayerCase[] }).cases;
}

async function compareLayer(layer: Layer, goldenCase: GoldenLayerCase, tolerance: Tolerance): Promise<void> {
  const { variables, out, updates, cotangents, grads, variable_grads: variableGrads = {} } = goldenCase;
  const args = decodeGolden(goldenCase.args) as readonly unknown[];
  const inputs = layer.separateInputs ? args : args[0];
  const options = Object.fromEntries(
    Object.entries(goldenCase.opts).map(([key, value]) => [camelCase(key), decodeGolden(value)]),
  ) as ApplyOptions;
  layer.apply(inputs, options); // builds it
  // Keras's config was taken from a layer that was built.
  equal('config', layer.getConfig(), goldenCase.layer.config);

  compareSymbolic(layer, inputs, options, out);

  const byPath = variablesByPath(layer, Object.keys(variables));
  const reset = (): void => {
    for (const [path, value] of Object.entries(variables))
      byPath.get(path)!.assign(decodeGolden(value) as Tensor, { adopt: true });
  };
  reset();
  const atOnce = tensorsIn(layer.apply(inputs, options));
  await compareAll('result', atOnce, out, tolerance);
  reset();
  if (goldenCase.loss !== undefined) await compareLoss(layer, inputs, options, goldenCase.loss);
  reset();
  await compareAll('result of jit', jit(() => tensorsIn(layer.apply(inputs, options)))(), out, tolerance);
  await compareChanges('variable', byPath, updates, tolerance);
  if (!cotangents) return;

  reset();
  const leaves = new Map(
    tensorsIn(inputs)
      .filter((x) => x.dtype === 'float32')
      .map((x) => [x, new Variable(x)]),
  );
  const trainable = Object.keys(variableGrads).map((path) => byPath.get(path)!);
  const weights = cotangents.map((c) => decodeGolden(c) as Tensor);
  const gradients = jit(
    () =>
      variableGradients(() => {
        const given = mapTree(inputs, (leaf) => leaves.get(leaf as Tensor)?.value ?? leaf);
        const results = tensorsIn(layer.apply(given, options)).filter((y) => isFloat(y.dtype));
        return { value: weighted(results, weights), rest: null };
      }, [...leaves.values(), ...trainable]).gradients,
  )();
  await compareAll('gradient by input', gradients.slice(0, leaves.size), grads ?? [], tolerance);
  await compareAll('gradient by variable', gradients.slice(leaves.size), Object.values(variableGrads), tolerance);
}

async function compareLoss(layer: Layer, inputs: unknown, options: ApplyOptions, wanted: number): Promise<void> {
  const { losses } = withCallContext(options.training ?? false, () => layer.apply(inputs, options));
  const parts = await Promise.all([...losses, ...regularizationLosses(layer)].map((loss) => loss.item()));
  const loss = parts.reduce((sum, part) => sum + Number(part), 0);
  if (!(Math.abs(loss - wanted) <= 1e-5 + 1e-4 * Math.abs(wanted)))
    throw new Error(`sum of penalties: expected ${wanted}. Received: ${loss}`);
}

/** The layer on KerasTensors of an open batch size gives the shapes and dtypes of the results. */
function compareSymbolic(layer: Layer, inputs: unknown, options: ApplyOptions, out: readonly GoldenTensor[]): void {
  if (tensorsIn(options).length > 0) return; // these have a batch size
  const symbolic = mapTree(inputs, (x) =>
    x instanceof Tensor ? new KerasTensor([null, ...x.shape.slice(1)], x.dtype) : x,
  );
  const specs = flatten(layer.apply(symbolic, options)) as readonly KerasTensor[];
  const wanted = out.map(({ $t: { shape, dtype } }) => ({ shape: [null, ...shape.slice(1)], dtype }));
  equal(
    'results for KerasTensors',
    specs.map(({ shape, dtype }) => ({ shape: [...shape], dtype })),
    wanted,
  );
}

/** Keras's paths in its order, with our variables in ours: seeds by themselves, weights with equal names. */
function variablesByPath(layer: Layer, paths: readonly string[]): ReadonlyMap<string, Variable> {
  const isSeed = (path: string): boolean => path.endsWith('seed_generator_state');
  const weightPaths = paths.filter((path) => !isSeed(path));
  const names = layer.weights.map((weight) => weight.name);
  equal(
    'names of weights',
    names,
    weightPaths.map((path) => path.slice(path.lastIndexOf('/') + 1)),
  );
  const seedPaths = paths.filter(isSeed);
  equal('number of seeds', layer.seedStates.length, seedPaths.length);
  return new Map<string, Variable>([
    ...weightPaths.map((path, i) => [path, layer.weights[i]!] as const),
    ...seedPaths.map((path, i) => [path, layer.seedStates[i]!] as const),
  ]);
}

async function compareAll(
  what: string,
  actual: readonly Tensor[],
  golden: readonly unknown[],
  tolerance: Tolerance,
): Promise<void> {
  const wanted = expectedTensors(golden);
  if (actual.length !== wanted.length)
    throw new Error(`${what}s: expected ${wanted.length}. Received: ${actual.length}`);
  for (const [i, want] of wanted.entries())
    await comparing(`${what} ${i}`, () => compareTensors(actual[i], want, tolerance));
}
async function compareChanges(
  what: string,
  byPath: ReadonlyMap<string, Variable>,
  updates: { readonly [path: string]: GoldenTensor },
  tolerance: Tolerance,
): Promise<void> {
  for (const [path, value] of Object.entries(updates)) {
    const [want] = expectedTensors([value]);
    await comparing(`${what} ${path}`, () => compareTensors(byPath.get(path)!.value, want!, tolerance));
  }
}
async function comparing(what: string, compare: () => Promise<unknown>): Promise<void> {
  try {
    await compare();
  } catch (error) {
    throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
  }
}

/** Throws unless two values are the same JSON, naming the first place where they differ; keys may come in any order. */
function equal(what: string, actual: unknown, wanted: unknown): void {
  if (isPlainObject(actual) && isPlainObject(wanted)) {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(actual)]))
      equal(`${what}.${key}`, actual[key], wanted[key]);
  } else if (Array.isArray(actual) && Array.isArray(wanted) && actual.length === wanted.length) {
    wanted.forEach((value, i) => equal(`${what}[${i}]`, actual[i], value));
  } else if (!Object.is(actual, wanted)) {
    throw new Error(`${what}: expected ${JSON.stringify(wanted)}. Received: ${JSON.stringify(actual)}`);
  }
}
