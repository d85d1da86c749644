import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { packages, root } from './workspace.ts';

interface Bundle {
  readonly text: string;
  readonly gzipped: number;
  /** Files of which something is left, as 'layers-core/layers/dense.ts'. */
  readonly files: readonly string[];
}

/** Packages that no browser loads. */
const forNode = new Set(['@oneiros/backend-onnxruntime']);

/** What a user's bundler makes of `source`: minified, from our sources. */
async function bundle(source: string, platform: 'browser' | 'node' = 'browser'): Promise<Bundle> {
  const result = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform,
    target: 'es2022',
    conditions: ['@oneiros/source'],
  });
  const [output] = result.outputFiles;
  const [meta] = Object.values(result.metafile.outputs);
  const left = Object.entries(meta?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    text: output?.text ?? '',
    gzipped: gzipSync(output?.contents ?? new Uint8Array(), { level: 9 }).length,
    files: left.map(([path]) => path.replace(/^.*packages\/([^/]+)\/src\//, '$1/')),
  };
}

const training = `
  import { cpu } from '@oneiros/backend-cpu';
  import { Dense, relu } from '@oneiros/layers-core';
  import { MeanSquaredError } from '@oneiros/losses';
  import { Input, Sequential } from '@oneiros/models';
  import { SGD } from '@oneiros/optimizers';
  import { tensor, useBackend } from '@oneiros/tensor';

  await useBackend(cpu());
  const model = new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1)]);
  model.compile({ optimizer: new SGD(), loss: new MeanSquaredError() });
  await model.fit(tensor([[0, 1]]), tensor([[1]]), { epochs: 2 });
`;

test('Dense, Sequential and fit on backend-cpu: small, and without what was not asked for', async () => {
  const { gzipped, files, text } = await bundle(training);
  const strangers =
    /^(?:layers-conv|layers-recurrent|saving|testing|backend-onnxruntime|oneiros)\/|^layers-core\/layers\/(?!dense\.ts)/;
  expect(files.filter((file) => strangers.test(file))).toEqual([]);
  for (const name of [
    'Conv2D',
    'LSTM',
    'Embedding',
    'BatchNormalization',
    'AdamW',
    'EarlyStopping',
    'ModelCheckpoint',
    'hdf5',
  ]) {
    expect(text.includes(name), name).toBe(false);
  }
  expect(gzipped).toBeLessThan(25 * 1024);
});

test('one op brings no layer, no model and no kernel', async () => {
  const { gzipped, files } = await bundle(`import { softmax } from '@oneiros/tensor'; console.log(softmax);`);
  expect(files.filter((file) => !/^(?:tensor|core)\/|^<stdin>$/.test(file))).toEqual([]);
  expect(gzipped).toBeLessThan(9 * 1024);
});

test.each(packages().map((pkg) => pkg.manifest.name))(
  '%s: importing it and using nothing leaves nothing',
  async (name) => {
    const { text } = await bundle(
      `import * as all from '${name}'; console.log(1);`,
      forNode.has(name) ? 'node' : 'browser',
    );
    expect(text.trim()).toBe('console.log(1);');
  },
);
