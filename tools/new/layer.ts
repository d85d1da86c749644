import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase } from '../generate/format.ts';
import type { NewFiles } from '../new.ts';
import { root } from '../workspace.ts';

/** A layer with one option, its test, and the script that asks Keras for golden answers. */
export function newLayer(name: string, [folder = 'layers-core']: readonly string[]): NewFiles {
  if (!existsSync(join(root, 'packages', folder))) {
    console.error(
      `pnpm new layer: expected a package under packages/. Received: ${folder}. Make it first: pnpm new package ${folder}.`,
    );
    process.exit(1);
  }
  const own = folder === 'layers-core';
  const at = `packages/${folder}/src/${own ? 'layers/' : ''}`;
  const className = camelCase(`-${name}`).replace(/(\d)d$/, '$1D');
  const layerImport = own
    ? "import { Layer, type LayerOptions, layerFields } from '../layer.ts';"
    : "import { Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';";
  const oneirosImports = [
    "import { type Fields, float } from '@oneiros/core';",
    ...(own ? [] : [layerImport]),
    "import { multiply, type Tensor } from '@oneiros/tensor';",
    ...(own ? [layerImport] : []),
  ];
  const source = `${oneirosImports.join('\n')}

export interface ${className}Options extends LayerOptions {
  /** What the input is multiplied with. Default 1. */
  readonly factor?: number;
}

/**
 * Multiplies the input with a number, until you write here what ${className} does: \`[…]\` → \`[…]\`.
 *
 * \`\`\`ts
 * const y = new ${className}({ factor: 2 }).apply(x);
 * \`\`\`
 */
export class ${className} extends Layer<${className}Options> {
  static override readonly className: string = 'keras.layers.${className}';
  static override readonly fields: Fields<${className}Options> = { ...layerFields, factor: float(1) };

  constructor(options: ${className}Options = {}) {
    super(options);
    this.supportsMasking = true;
  }

  override call(x: Tensor): Tensor {
    return multiply(x, this.config.factor);
  }
}
`;
  const test = `import { cpu } from '@oneiros/backend-cpu';
import { definePlugin } from '@oneiros/core';
import { tensor, useBackend } from '@oneiros/tensor';
import { testLayer } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { ${className} } from './${name}.ts';

beforeAll(() => useBackend(cpu()));

test('${className} computes its formula', async () => {
  const y = new ${className}({ factor: 2 }).apply(tensor([[1, 2]]));
  expect(await y.array()).toEqual([[2, 4]]);
});

describe('${className} is a layer', () => {
  const plugins = [definePlugin({ name: 'test', layers: [${className}] })];
  for (const { name, run } of testLayer(() => new ${className}({ factor: 3 }), [4], { plugins })) test(name, run);
});
`;
  const golden = `import golden
from keras import layers

cases = [golden.layer_case(layers.${className}(), golden.normal(2, 3))]
golden.write(__file__, cases)
`;
  return {
    files: new Map([
      [`${at}${name}.ts`, source],
      [`${at}${name}.test.ts`, test],
      [`${at}${name}.golden.py`, golden],
    ]),
    next: [
      `Write the options, the fields and \`call\` in ${at}${name}.ts; weights are made in \`build\` with \`addWeight\`.`,
      `If Keras has it: \`python tools/golden/run.py ${at}${name}.golden.py\`, with keras 3.15.1; goldens.test.ts of the package replays the answers. If not, change className to 'your-package>${className}' and remove the script.`,
      'docs/add-a-layer.md has the rest.',
    ],
  };
}
