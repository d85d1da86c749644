import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packages, root } from './workspace.ts';

// Below node_modules, so that the examples resolve packages as users do.
const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What an example may use without saying where it comes from. */
const umbrella =
  'Input Model Sequential Tensor callbacks grad jit layers loadModel losses metrics ops optimizers tensor useBackend';
const tensors = 'x y w inputs';

const readmes = [join(root, 'README.md'), ...packages().map((pkg) => join(pkg.path, 'README.md'))].filter(existsSync);

test('examples in all READMEs pass the type check', () => {
  const origins = new Map<string, string>();
  for (const path of readmes) {
    const blocks = [...readFileSync(path, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```/gm)];
    for (const [i, block] of blocks.entries()) {
      const name = `example-${origins.size}.ts`;
      origins.set(name, `${relative(root, path)}, example ${i + 1}`);
      writeFileSync(join(folder, name), completed(block[1] ?? ''));
    }
  }
  expect(origins.size).toBeGreaterThan(0);
  expect(typeErrors(origins)).toBe('');
});

test('links between documents lead somewhere', () => {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const documents = ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];
  const broken: string[] = [];
  for (const document of documents) {
    const text = readFileSync(join(root, document), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      if (!existsSync(join(root, document, '..', target))) broken.push(`${document}: ${target}`);
    }
  }
  expect(broken.join('\n')).toBe('');
});

/** The example with imports and declarations for the names that it takes for granted. */
function completed(example: string): string {
  const declared = (name: string) =>
    new RegExp(`(?:const|let|function|class)\\s+${name}\\b|import[^;]*\\b${name}\\b[^;]*from`).test(example);
  const missing = (names: string) =>
    names.split(' ').filter((name) => new RegExp(`\\b${name}\\b`).test(example) && !declared(name));
  const given = missing(tensors).map((name) => `declare const ${name}: import('oneiros').Tensor;`);
  const imports = missing(umbrella);
  return [
    ...(imports.length > 0 ? [`import { ${imports.join(', ')} } from 'oneiros';`] : []),
    ...given,
    example,
    'export {};',
  ].join('\n');
}

function typeErrors(origins: ReadonlyMap<string, string>): string {
  const options = {
    noEmit: true,
    target: 'ES2023',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    noUnusedLocals: false,
  };
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions: options, include: ['*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--project', folder], {
      cwd: folder,
      stdio: 'pipe',
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    const { stdout } = error as { readonly stdout: string };
    // Errors of the sources are the business of another check.
    const ours = stdout.split(/\n(?!\s)/).filter((message) => message.startsWith('example-'));
    return ours.join('\n').replace(/example-\d+\.ts/g, (name) => origins.get(name) ?? name);
  }
}
