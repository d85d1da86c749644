import { variableGradients } from '@oneiros/autodiff';
import { cpu } from '@oneiros/backend-cpu';
import {
  type Config,
  classOf,
  type DType,
  deserialize,
  isFloat,
  isPlainObject,
  type Json,
  type PartialShape,
  type Plugin,
  registry,
  sameShape,
  serializeObject,
  sizeOf,
  withRegistry,
} from '@oneiros/core';
import { Input, type KerasTensor, type Layer, layersCorePlugin, maskOf } from '@oneiros/layers-core';
import { Model, modelsPlugin } from '@oneiros/models';
import { loadModel, saveModel } from '@oneiros/saving';
import {
  add,
  all,
  type Backend,
  cast,
  isfinite,
  jit,
  multiply,
  sum,
  type Tensor,
  tensor,
  tensorsIn,
  useBackend,
  withBackend,
} from '@oneiros/tensor';
import { checkGradients } from './check-gradients.ts';
import { compareTensors, type Tolerance } from './compare-tensors.ts';
import type { TestCase } from './test-backend.ts';

export interface TestLayerOptions {
  /** Plugins that have the layer and what its config names. @oneiros/layers-core need not be named. */
  readonly plugins?: readonly Plugin[];
  /** The dtype of the inputs. Default float32. */
  readonly dtype?: DType;
  /** Inputs are the integers from 0 up to this, for layers that look something up. Default 5. */
  readonly below?: number;
  /** Where it runs; it becomes the default backend. Default backend-cpu. */
  readonly backend?: Backend;
  readonly tolerance?: Tolerance;
  /** How many axes a mask has besides the batch. Default 1, the steps of a sequence. */
  readonly maskAxes?: number;
  /** Whether the output is smooth in the inputs, so that its gradient can be compared with finite differences. Default true. */
  readonly smooth?: boolean;
}

/** What a layer is tried on. */
interface Bench {
  readonly create: () => Layer;
  /** Without the batch size. */
  readonly shapes: readonly PartialShape[];
  readonly options: Required<TestLayerOptions>;
}
type Check = (bench: Bench) => Promise<void>;

const batch = 2;
const policies: readonly string[] = ['mixed_bfloat16', 'mixed_float16', 'float64', 'bfloat16'];

/**
 * What holds for every layer: its config makes it again; symbolic shapes and dtypes are the real ones, compiled results
 * those at once; masks fit; dtype policies are kept; a training step moves its weights along finite gradients that
 * agree with finite differences; a saved model gives the same when it is loaded. `inputShape` is without the batch size;
 * an array of shapes stands for several inputs.
 *
 * ```ts
 * for (const { name, notApplicable, run } of testLayer(() => new Dense(3), [4])) {
 *   test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
 * }
 * ```
 */
export function testLayer(
  create: () => Layer,
  inputShape: PartialShape | readonly PartialShape[],
  options: TestLayerOptions = {},
): readonly TestCase[] {
  const {
    plugins = [],
    dtype = 'float32',
    below = 5,
    backend = cpu(),
    tolerance = {},
    maskAxes = 1,
    smooth = true,
  } = options;
  const several = Array.isArray(inputShape[0]);
  const shapes = (several ? inputShape : [inputShape]) as readonly PartialShape[];
  const bench: Bench = {
    create,
    shapes,
    options: {
      plugins: [layersCorePlugin, modelsPlugin, ...plugins],
      dtype,
      below,
      backend,
      tolerance,
      maskAxes,
      smooth,
    },
  };
  const scope = registry.extend(...bench.options.plugins);
  const checks: { readonly [name: string]: Check } = {
    'config round trip': configRoundTrip,
    'shapes and dtypes': shapesAndDTypes,
    'same results compiled and from a copy': sameResults,
    masks,
    'dtype policies': dtypePolicies,
    'a training step': trainingStep,
    'save and load': saveAndLoad,
  };
  const title = withRegistry(scope, () => withBackend(backend, () => classOf(create()).className));
  return Object.entries(checks).map(([name, check]) => ({
    name: `${title}: ${name}`,
    notApplicable: null,
    run: () => check(bench),
  }));
}

/** Runs what makes tensors and looks up names; what it returns may still be computed. */
function within<R>({ options: { plugins, backend } }: Bench, body: () => R): R {
  return withRegistry(registry.extend(...plugins), () => withBackend(backend, body));
}

async function configRoundTrip(bench: Bench): Promise<void> {
  const { first, second, names } = within(bench, () => {
    const layer = bench.create();
    const saved = JSON.parse(JSON.stringify(serializeObject(layer))) as Config;
    const again = deserialize(saved as Json, 'layers', 'testLayer') as Layer;
    if (classOf(again) !== classOf(layer))
      throw new Error(`config: expected a ${classOf(layer).className}. Received: ${classOf(again).className}`);
    return { first: saved.config as Config, second: again.getConfig(), names: Object.keys(layer.getConfig()) };
  });
  const [before, after] = [first, second].map((config) => JSON.stringify(config));
  if (before !== after) throw new Error(`config: expected ${before}. Received: ${after}`);
  const odd = names.find((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name));
  if (odd !== undefined) throw new Error(`config: expected Python's names. Received: ${odd}`);
}

async function shapesAndDTypes(bench: Bench): Promise<void> {
  within(bench, () => {
    const layer = bench.create();
    const symbolic = tensorsOf(
      layer.apply(arranged(bench.shapes.map((shape) => Input(shape, { dtype: bench.options.dtype })))),
    );
    const open = bench.shapes.map((shape) => [null, ...shape]);
    const [told] = [layer.computeOutputShape(open.length > 1 ? open : open[0]!)];
    if (symbolic.length === 1) same('computeOutputShape', told, symbolic[0]!.shape);
    for (const size of [1, 3]) {
      const real = tensorsOf(layer.apply(inputsOf(bench, size)));
      if (real.length !== symbolic.length)
        throw new Error(`outputs: expected ${symbolic.length}. Received: ${real.length}`);
      real.forEach((y, i) => {
        const { shape, dtype } = symbolic[i]!;
        const fits = shape.length === y.shape.length && shape.every((n, axis) => n === null || n === y.shape[axis]);
        if (!fits)
          throw new Error(
            `output ${i} of batch size ${size}: expected shape [${shape.map(String)}]. Received: [${y.shape.map(String)}]`,
          );
        if (y.dtype !== dtype) throw new Error(`output ${i}: expected dtype ${dtype}. Received: ${y.dtype}`);
      });
    }
  });
}

async function sameResults(bench: Bench): Promise<void> {
  const layer = within(bench, bench.create);
  const inputs = within(bench, () => inputsOf(bench, batch));
  const results = within(bench, () => tensorsIn(layer.apply(inputs)));
  const compiled = within(bench, () => jit(() => tensorsIn(layer.apply(inputs)))());
  const weights = await layer.getWeights();
  const copied = within(bench, () => {
    const copy = copyOf(layer);
    copy.buildFor(layer.builtShape);
    copy.setWeights(weights);
    return tensorsIn(copy.apply(inputs));
  });
  await compareAll('compiled result', compiled, results, bench.options.tolerance);
  await compareAll('result of a copy', copied, results, bench.options.tolerance);
}

async function masks(bench: Bench): Promise<void> {
  within(bench, () => {
    const shape = [batch, ...bench.shapes[0]!.slice(0, bench.options.maskAxes).map((n) => n ?? 3)];
    if (bench.shapes.length > 1 || bench.shapes[0]!.length < 2) return; // no axis of steps that could be masked
    const layer = bench.create();
    const mask = tensor(
      Array.from({ length: sizeOf(shape) }, (_, i) => i % shape.at(-1)! !== shape.at(-1)! - 1),
      { shape, dtype: 'bool' },
    );
    const outputs = tensorsIn(layer.apply(inputsOf(bench, batch), { mask }));
    for (const y of outputs) {
      const found = maskOf(y);
      if (!found) continue;
      if (found.dtype !== 'bool') throw new Error(`mask: expected bool. Received: ${found.dtype}`);
      if (!sameShape(found.shape, y.shape.slice(0, found.rank)))
        throw new Error(
          `mask: expected the first axes of [${y.shape.map(String)}]. Received: [${found.shape.map(String)}]`,
        );
    }
  });
}

async function dtypePolicies(bench: Bench): Promise<void> {
  for (const policy of policies) {
    const finite = within(bench, () => {
      const layer = copyOf(bench.create(), policy);
      const outputs = tensorsIn(layer.apply(inputsOf(bench, batch))).filter((y) => isFloat(y.dtype));
      const wrong = outputs.find((y) => y.dtype !== layer.computeDType);
      if (wrong)
        throw new Error(`policy ${policy}: expected outputs in ${layer.computeDType}. Received: ${wrong.dtype}`);
      const weight = layer.trainableWeights.find((w) => w.dtype !== layer.dtypePolicy.variableDType);
      if (weight)
        throw new Error(
          `policy ${policy}: expected weight '${weight.name}' in ${layer.dtypePolicy.variableDType}. Received: ${weight.dtype}`,
        );
      return outputs.map((y) => all(isfinite(y)));
    });
    for (const flag of finite)
      if (!(await flag.array()))
        throw new Error(`policy ${policy}: expected finite outputs. Received: NaN or infinity.`);
  }
}

async function trainingStep(bench: Bench): Promise<void> {
  const layer = within(bench, bench.create);
  const inputs = within(bench, () => inputsOf(bench, batch));
  const { before, after, gradients } = within(bench, () => {
    layer.apply(inputs);
    const weights = layer.trainableWeights;
    const old = weights.map((w) => add(w.value, 0));
    const step = jit(() => {
      // As in `fit`, what the layer assigns to a trainable weight does not count.
      const start = weights.map((w) => w.stored);
      const found = variableGradients(() => {
        const outputs = tensorsIn(layer.apply(inputs, { training: true })).filter((y) => isFloat(y.dtype));
        return {
          value: outputs
            .map((y) => sum(multiply(cast(y, 'float32'), pattern(y.shape))))
            .reduce((a, b) => add(a, b), tensor(0)),
          rest: null,
        };
      }, weights).gradients;
      weights.forEach((w, i) => w.assign(add(start[i]!, multiply(found[i]!, -0.125))));
      return found;
    });
    const found = step();
    return { before: old, after: weights.map((w) => w.value), gradients: found };
  });
  for (const [i, gradient] of gradients.entries()) {
    const weight = layer.trainableWeights[i]!;
    same(`shape of the gradient by '${weight.name}'`, gradient.shape, weight.shape);
    const [old, next, slope] = await Promise.all([before[i]!, after[i]!, gradient].map((t) => t.data()));
    const off = old!.findIndex(
      (v, at) =>
        Math.abs(Number(next![at]) - (Number(v) - 0.125 * Number(slope![at]))) >
        1e-5 * (1 + Math.abs(Number(v)) + Math.abs(Number(slope![at]))),
    );
    if (off >= 0 || slope!.some((v) => !Number.isFinite(Number(v))))
      throw new Error(
        `training step: expected '${weight.name}' to move along a finite gradient. Received: ${String(old![Math.max(off, 0)])} → ${String(next![Math.max(off, 0)])} by ${String(slope![Math.max(off, 0)])}`,
      );
  }
  await checkInputGradients(bench);
}

/** Gradients by the inputs against finite differences, in float64 on backend-cpu. */
async function checkInputGradients(bench: Bench): Promise<void> {
  if (!isFloat(bench.options.dtype) || !bench.options.smooth) return;
  const exact: Bench = { ...bench, options: { ...bench.options, backend: cpu() } };
  const layer = within(exact, () => copyOf(exact.create(), 'float64'));
  const given = within(exact, () => [inputsOf(exact, batch)].flat() as readonly Tensor[]);
  within(exact, () => layer.apply(arranged(given)));
  const plain = await Promise.all(given.map(async (x) => ({ shape: x.shape, data: (await x.data()) as Float32Array })));
  await checkGradients(
    (...xs) => within(exact, () => tensorsIn(layer.apply(arranged(xs))).filter((y) => isFloat(y.dtype))),
    plain,
    { samples: 12 },
  );
}

async function saveAndLoad(bench: Bench): Promise<void> {
  const { plugins, tolerance } = bench.options;
  const [model, inputs] = within(bench, () => {
    const symbolic = bench.shapes.map((shape) => Input(shape, { dtype: bench.options.dtype }));
    const layer = bench.create();
    return [
      new Model(arranged(symbolic), layer.apply(arranged(symbolic)) as KerasTensor),
      inputsOf(bench, batch),
    ] as const;
  });
  const expected = within(bench, () => tensorsIn(model.apply(inputs)));
  await useBackend(bench.options.backend); // loading makes tensors later on
  const bytes = await within(bench, () => saveModel(model as never));
  const loaded = await loadModel(bytes, { plugins });
  const found = within(bench, () => tensorsIn(loaded.apply(inputs)));
  await compareAll('result of the loaded model', found, expected, tolerance);
}

/** The same layer again; with another dtype policy, for layers inside of it too. */
function copyOf(layer: Layer, policy?: string): Layer {
  const config = layer.getConfig();
  return classOf(layer).fromConfig(
    policy === undefined ? config : (withPolicy(config, policy) as Config),
  ) as unknown as Layer;
}
function withPolicy(value: Json, policy: string): Json {
  if (Array.isArray(value)) return value.map((entry) => withPolicy(entry as Json, policy));
  if (!isPlainObject(value)) return value;
  if (value['class_name'] === 'DTypePolicy') return policy;
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    key === 'dtype' && typeof entry === 'string' ? policy : withPolicy(entry as Json, policy),
  ]);
  return Object.fromEntries(entries) as Json;
}

/** Inputs of a batch size: one tensor, or an array for a layer of several. */
function inputsOf({ shapes, options: { dtype, below } }: Bench, size: number): Tensor | readonly Tensor[] {
  return arranged(
    shapes.map((open, input) => {
      const shape = [size, ...open.map((n) => n ?? 3)];
      const length = shape.reduce((a, b) => a * b, 1);
      const value = (i: number): number =>
        isFloat(dtype) ? 1.3 * Math.sin(2.1 * i + 0.7 + input) : (i * 7 + input) % below;
      return tensor(
        Array.from({ length }, (_, i) => value(i)),
        { shape, dtype },
      );
    }),
  );
}
function arranged<T>(list: readonly T[]): T | readonly T[] {
  return list.length === 1 ? list[0]! : list;
}
function tensorsOf(tree: unknown): readonly { readonly shape: PartialShape; readonly dtype: DType }[] {
  return [tree].flat(9) as readonly KerasTensor[];
}
/** Weights of the outputs in the loss. */
function pattern(shape: readonly number[]): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, i) => Math.cos(1.9 * i)),
    { shape },
  );
}

async function compareAll(
  what: string,
  actual: readonly Tensor[],
  wanted: readonly Tensor[],
  tolerance: Tolerance,
): Promise<void> {
  if (actual.length !== wanted.length)
    throw new Error(`${what}s: expected ${wanted.length}. Received: ${actual.length}`);
  for (const [i, want] of wanted.entries()) {
    await compareTensors(actual[i], want, tolerance).catch((error: Error) => {
      throw new Error(`${what} ${i}: ${error.message}`, { cause: error });
    });
  }
}
function same(what: string, actual: PartialShape, wanted: PartialShape): void {
  if (!sameShape(actual, wanted))
    throw new Error(`${what}: expected [${wanted.map(String)}]. Received: [${actual.map(String)}]`);
}
