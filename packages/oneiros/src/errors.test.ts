import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  Input,
  Layer,
  layers,
  loadModel,
  Model,
  OneirosError,
  ops,
  optimizers,
  Sequential,
  type Tensor,
  tensor,
  useBackend,
} from './index.ts';

// What a new user meets first. Each message says what was expected, what came, and what to do.
beforeAll(() => useBackend('cpu'));

describe('shapes', () => {
  test('inputs of the wrong size, or of one sample', async () => {
    await says(
      () => mlp().fit(zeros(8, 5), zeros(8, 3)),
      [
        "Model 'sequential",
        'expected shape [any,4]. Received: shape [8,5]. Pass samples of the shape that Input(shape) names, or make the model for the shape of the data.',
      ],
    );
    await says(
      () => mlp().predict(zeros(4)),
      [
        'expected shape [any,4]. Received: shape [4]. The first dimension is the batch: pass one more dimension than Input(shape) names.',
      ],
    );
  });
  test('layers that do not fit their inputs', async () => {
    await says(
      () => new layers.Conv2D(3, 3, { name: 'conv' }).apply(Input([10])),
      [
        "Layer 'conv': expected an input of 4 dimensions, batch included. Received: input of shape [null,10]. Reshape the data.",
      ],
    );
    await says(
      () => new Sequential([Input([2, 2, 1]), new layers.Conv2D(3, 3, { name: 'conv' })]),
      [
        "Layer 'conv': ops.conv: expected an input at least as large as the kernel. Received: input shape [null,2,2,1] and kernel shape [3,3,1,3]. Use padding: 'same', or a smaller kernel.",
      ],
    );
    const dense = new layers.Dense(2, { name: 'dense' });
    dense.apply(zeros(1, 3));
    await says(
      () => dense.apply(zeros(1, 4)),
      [
        "Layer 'dense': expected an input whose axis -1 has size 3. Received: input of shape [1,4]. A built layer keeps the sizes it was built with: pass data of that shape, or make a new layer.",
      ],
    );
    await says(
      () => dense.apply([[1, 2, 3]] as never),
      [
        "Layer 'dense'.apply: expected tensors or KerasTensors. Received: number. Make a tensor of the data first: tensor(data).",
      ],
    );
  });
  test('targets that do not fit the outputs', async () => {
    await says(
      () => mlp().fit(zeros(8, 4), zeros(8, 2)),
      [
        'loss mean_squared_error with targets of shape [8,2] and outputs of shape [8,3]',
        'Reshape or expand one of them.',
      ],
    );
  });
  test('operands that do not fit each other', async () => {
    await says(
      () => ops.matmul(zeros(2, 3), zeros(4, 5)),
      [
        'ops.matmul: expected a left operand with as many columns as the right one has rows. Received: shapes [2,3] and [4,5]. Transpose or reshape one of them.',
      ],
    );
    await says(
      () => ops.add(zeros(2, 3), zeros(4, 5)),
      ['ops.add: expected shapes that broadcast', 'Received: [2,3] and [4,5]. Reshape or expand one of them.'],
    );
  });
  test('inputs that are missing', async () => {
    const [a, b] = [Input([2], { name: 'a' }), Input([2], { name: 'b' })];
    const model = new Model([a, b], new layers.Add().apply([a, b]), { name: 'sum' });
    await says(
      () => model.predict(zeros(1, 2)),
      ["Model 'sum': expected 2 inputs (a, b). Received: 1. Pass one tensor for each input, in an array or by name."],
    );
    await says(
      () => model.predict({ a: zeros(1, 2), c: zeros(1, 2) }),
      [
        "Model 'sum': expected 2 inputs (a, b). Received: inputs a, c. Pass one tensor for each input, in an array or by name.",
      ],
    );
  });
});

describe('batches', () => {
  test('of different sizes', async () => {
    await says(
      () => mlp().fit(zeros(8, 4), zeros(7, 3)),
      [
        'fit: expected x, y and sampleWeight with the same number of samples. Received: [8,4], [7,3]. The first dimension counts the samples.',
      ],
    );
    await says(
      () => mlp().trainOnBatch(zeros(8, 4), zeros(7, 3)),
      ['trainOnBatch: expected x, y and sampleWeight with the same number of samples. Received: [8,4], [7,3].'],
    );
    await says(() => mlp().fit(zeros(8, 4), zeros(8, 3), { sampleWeight: zeros(5) }), ['Received: [8,4], [8,3], [5].']);
  });
  test('of no data', async () => {
    const none =
      'expected at least one batch. Received: none. Is the data empty, or was an iterator used up? Pass something that can be iterated again for each epoch.';
    await says(() => mlp().fit(zeros(0, 4), zeros(0, 3)), ['fit: ', none]);
    await says(() => mlp().fit([], []), ['fit: ', none]);
    await says(() => mlp().fit((function* () {})() as never, null), ['fit: ', none]);
    await says(
      () => mlp().predict(zeros(0, 4)),
      ['predict: expected at least one sample. Received: none. Is the data empty?'],
    );
  });
  test('of no targets, or of no samples each', async () => {
    await says(
      () => mlp().fit(zeros(8, 4), null),
      [
        'fit: y: expected targets, as the model has a loss. Received: none. Pass one array for each output, in an array or by name.',
      ],
    );
    await says(
      () => mlp().fit(zeros(8, 4), zeros(8, 3), { batchSize: 0 }),
      ['batchSize: expected a positive integer. Received: 0. Pass how many samples make a step.'],
    );
  });
});

describe('models that are not ready', () => {
  test('not compiled', async () => {
    const model = new Sequential([Input([4]), new layers.Dense(3)], { name: 'net' });
    const text =
      "Model 'net': expected a compiled model. Received: a model without loss and optimizer. Call model.compile({ optimizer: 'adam', loss: 'mse' }) first.";
    await says(() => model.fit(zeros(8, 4), zeros(8, 3)), [text]);
    await says(() => model.evaluate(zeros(8, 4), zeros(8, 3)), [text]);
    model.compile({ optimizer: 'adam' });
    await says(
      () => model.fit(zeros(8, 4), zeros(8, 3)),
      [
        "compile: loss: expected a loss. Received: none, and no layer adds one. Pass one: model.compile({ loss: 'mse' }).",
      ],
    );
  });
  test('not built', async () => {
    const model = new Sequential([new layers.Dense(3)], { name: 'net' });
    await says(
      () => model.setWeights([new Float32Array(12), new Float32Array(3)]),
      [
        "Layer 'net'.setWeights: expected 0 arrays. Received: 2. It is not built yet, so it has no weights: give the model an Input, or call buildFor(inputShape) first.",
      ],
    );
    await says(
      () => model.loadWeights(golden),
      [
        "loadWeights: expected a model that is built. Received: model 'net', which has no weights yet. Give it an Input, or call buildFor(inputShape) first.",
      ],
    );
  });
  test('made of things that are no layers', async () => {
    await says(
      () => new Sequential([Input([3]), 'relu' as never], { name: 'net' }),
      ['Sequential \'net\': expected layers. Received: "relu". Pass instances of layers: new Dense(10).'],
    );
    await says(
      () => new Sequential([Input([3]), layers.Flatten as never], { name: 'net' }),
      ['Received: function Flatten. Pass instances of layers: new Dense(10).'],
    );
    await says(
      () => new Sequential([Input([3]), new layers.Dense(1, { name: 'a' }), new layers.Dense(1, { name: 'a' })]),
      ["expected layers of different names. Received: two layers named 'a'. Give one of them another name."],
    );
    await says(
      () => new Model(Input([3]), new layers.Dense(2).apply(Input([3], { name: 'other' }))),
      ["Received: a dependence on KerasTensor 'other'", 'Add it to the inputs of the model.'],
    );
  });
});

describe('names and options', () => {
  test('that nobody knows', async () => {
    const advice = 'Pass the object itself, or register the package that has it with use(plugin)';
    await says(
      () => new layers.Dense(3, { activation: 'rleu' }),
      ['Dense.activation: expected a registered name among activations: ', ' relu,', "Received: 'rleu'.", advice],
    );
    await says(
      () => new layers.Dense(3, { kernelInitializer: 'glorot' }),
      ['Dense.kernelInitializer: ', ' GlorotUniform,', "Received: 'glorot'.", advice],
    );
    await says(
      () => mlp({ optimizer: 'adm' }),
      ['compile: optimizer: expected a registered name among optimizers: ', 'Adam,', "Received: 'adm'.", advice],
    );
    await says(
      () => mlp({ loss: 'mze' }).fit(zeros(8, 4), zeros(8, 3)),
      ['loss', 'expected a registered name among', "Received: 'mze'.", advice],
    );
    await says(
      () => mlp({ metrics: ['acuracy'] }).fit(zeros(8, 4), zeros(8, 3)),
      ['metric', 'expected a registered name among', "Received: 'acuracy'.", advice],
    );
    await says(
      () => useBackend('webgpux'),
      [
        'useBackend: expected a backend, or a name among onnxruntime, webgpu, wasm, node-gpu, cpu',
        "Received: 'webgpux'.",
      ],
    );
  });
  test('of options', async () => {
    const model = new Sequential([Input([4]), new layers.Dense(2)]);
    expect(() => model.compile({ optimiser: 'adam' } as never)).toThrow(
      'compile: expected options among optimizer, loss, lossWeights, metrics, weightedMetrics, runEagerly, autoScaleLoss. Received: optimiser="adam". Remove or rename it.',
    );
    model.compile({ loss: 'mse' });
    const [x, y] = [tensor([[1, 2, 3, 4]]), tensor([[1, 2]])];
    await expect(model.fit(x, y, { batch_size: 64 } as never)).rejects.toThrow(
      /^fit: expected options among batchSize, epochs, .*\. Received: batch_size=64\. /,
    );
  });

  test('of the wrong kind', async () => {
    await says(() => new layers.Dense(-3), ['Dense.units: expected a positive integer. Received: -3.']);
    await says(
      () => new layers.Dense(3, { activaton: 'relu' } as never),
      ['Dense: expected options among name, ', 'Received: activaton="relu". Remove or rename it.'],
    );
    await says(
      () => new layers.MaxPooling2D(2 as never),
      [
        'MaxPooling2D: expected an object of options among name, ',
        'poolSize, ',
        'Received: 2. Name what you pass: { name: value }.',
      ],
    );
    await says(
      () => new optimizers.Adam({ learningRate: 'fast' as never }),
      ['Adam.learningRate: ', "Received: 'fast'."],
    );
    await says(
      () => tensor([[1, 2], [3]]),
      ['tensor: expected rows of equal shape [2]. Received: a row of shape [1]. Pad the rows to one length.'],
    );
  });
});

describe('files', () => {
  test('that are cut short, or something else', async () => {
    const damaged = 'The file is damaged or cut short: save or download it again.';
    for (const length of [0, 5, 5000, golden.length - 10]) {
      await says(
        () => loadModel(golden.slice(0, length)),
        ['expected a zip archive', `Received: ${length} bytes without its end.`, damaged],
      );
    }
    await says(
      () => loadModel(golden.map((byte, i) => (i > 5000 && i < 5100 ? byte ^ 255 : byte))),
      ['Received', 'damaged'],
    );
    await says(
      () => loadModel(Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0)),
      ['expected a .keras file. Received: an HDF5 file.', "keras.models.load_model('model.h5').save('model.keras')"],
    );
    await says(
      () => loadModel('nothing.keras'),
      ['expected a file that can be read. Received: path=nothing.keras', 'Check the path.'],
    );
  });
  test('with a layer that nobody has registered', async () => {
    const bytes = await new Sequential([Input([3]), new Doubling({ name: 'twice' })]).save();
    await says(
      () => loadModel(bytes),
      [
        'layer 1 of the Sequential: expected a registered name among layers: ',
        "Received: 'mine>Doubling'. It is of the package 'mine': register its plugin with use(plugin), or pass it as loadModel(source, { plugins: [plugin] }).",
      ],
    );
    const plugin = { name: 'mine', layers: [Doubling] };
    const loaded = await loadModel<Model>(bytes, { plugins: [plugin] });
    expect(await ((await loaded.predict(tensor([[1, 2, 3]]))) as Tensor).array()).toEqual([[2, 4, 6]]);
  });
});

class Doubling extends Layer {
  static override readonly className: string = 'mine>Doubling';
  override call(x: Tensor): Tensor {
    return ops.add(x, x);
  }
}

const golden = new Uint8Array(readFileSync(new URL('round-trip-mlp.golden.keras', import.meta.url)));

function zeros(...shape: number[]): Tensor {
  return ops.zeros(shape);
}
function mlp(options: Parameters<Model['compile']>[0] = {}): Sequential {
  const model = new Sequential([Input([4]), new layers.Dense(3)]);
  model.compile({ optimizer: 'adam', loss: 'mse', ...options });
  return model;
}

/** `body` throws or rejects with a message of ours that has all these parts. */
async function says(body: () => unknown, parts: readonly string[]): Promise<void> {
  let error: unknown;
  try {
    await body();
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(OneirosError);
  for (const part of parts) expect((error as Error).message).toContain(part);
}
