import { readdirSync, readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { onnxruntime } from '@oneiros/backend-onnxruntime';
import { layersAttentionPlugin } from '@oneiros/layers-attention';
import { layersCorePlugin } from '@oneiros/layers-core';
import { useBackend } from '@oneiros/tensor';
import { parseLayerGoldens, runGoldenLayer } from '@oneiros/testing';
import { beforeAll, describe, test } from 'vitest';

const folder = new URL('./layers/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.golden.json'));
const backends = { cpu, onnxruntime };

describe.each(Object.entries(backends))('layers on %s, as Keras answered', (_, backend) => {
  beforeAll(() => useBackend(backend()));

  describe.each(files)('%s', (file) => {
    const cases = parseLayerGoldens(readFileSync(new URL(file, folder), 'utf8'));
    test.each(cases.map((one, i) => [`${i} ${one.layer.class_name} ${one.note ?? ''}`, one] as const))('%s', (_, one) =>
      runGoldenLayer(one, { plugins: [layersCorePlugin, layersAttentionPlugin] }),
    );
  });
});
