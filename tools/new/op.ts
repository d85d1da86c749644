import { camelCase } from '../generate/format.ts';
import type { NewFiles } from '../new.ts';

/** An elementwise op in terms of other ops, with a test, and the script that asks Keras for golden answers. */
export function newOp(name: string): NewFiles {
  const folder = 'packages/tensor/src/ops';
  const camel = camelCase(name);
  const python = name.replaceAll('-', '_');
  const source = `import { bind } from '../bind.ts';
import { floating } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise x², until you write the formula of ${camel} here.
 *
 * \`\`\`ts
 * ${camel}(tensor([1, 2])); // [1, 4]
 * \`\`\`
 */
export function ${camel}(x: TensorLike): Tensor {
  return bind(${camel}Op, [floating(x)]);
}

/** The record of \`${camel}\`. With \`infer\` and \`vjp\` in place of \`expand\` it becomes a primitive that backends need a kernel for. */
export const ${camel}Op: Op = {
  name: '${camel}',
  expand: ([x]) => multiply(x, x),
};
`;
  const test = `import { cpu } from '@oneiros/backend-cpu';
import { expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { ${camel} } from './${name}.ts';

test('${camel} of a vector', async () => {
  await useBackend(cpu());
  expect(await ${camel}(tensor([1, 2, 3])).array()).toEqual([1, 4, 9]);
});
`;
  const golden = `import golden

golden.write(__file__, golden.unary("${python}"))
`;
  return {
    files: new Map([
      [`${folder}/${name}.ts`, source],
      [`${folder}/${name}.test.ts`, test],
      [`${folder}/${name}.golden.py`, golden],
    ]),
    next: [
      `Write the formula in ${folder}/${name}.ts and its values in ${name}.test.ts.`,
      `If keras.ops has ${python}: \`python tools/golden/run.py ${folder}/${name}.golden.py\`, with keras 3.15.1. Every backend replays the answers; the test may go then. If Keras has no such op, remove the script and keep the test.`,
      'docs/add-an-op.md has the rest.',
    ],
  };
}
