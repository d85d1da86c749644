import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { camelCase } from './generate/format.ts';
import { savedClasses } from './generate/kinds.ts';
import {
  exportsOf,
  identifiersOnly,
  importsOf,
  type Package,
  packages,
  root,
  sources,
  typescriptFiles,
} from './workspace.ts';

const all = packages();
const byName = new Map(all.map((pkg) => [pkg.manifest.name, pkg]));
/** Packages that may use Node in every file; others only in files named `*node.ts` or in a folder `node`. */
const forNode = new Set(['backend-onnxruntime', 'backend-node-gpu']);
const maximumLines = 400;
/** The umbrella's registration, and the files on the way to it: bundlers would else lead past them to what they re-export. */
const effects = [
  'dist/api.js',
  'dist/index.js',
  'dist/node.js',
  'dist/setup.js',
  'src/api.ts',
  'src/index.ts',
  'src/setup.ts',
].map((file) => `./${file}`);

describe('packages', () => {
  test('depend on each other without cycles', () => {
    const finished = new Set<string>();
    const visit = (name: string, path: readonly string[]): void => {
      expect(path, `cycle: ${[...path, name].join(' → ')}`).not.toContain(name);
      if (finished.has(name)) return;
      for (const next of ourDependencies(name)) visit(next, [...path, name]);
      finished.add(name);
    };
    for (const name of byName.keys()) visit(name, []);
    expect(finished.size).toBe(all.length);
  });

  test('stand on the layers that docs/architecture.md draws', () => {
    for (const [name, allowed] of Object.entries(arrows)) {
      const pkg = all.find((p) => p.folder === name);
      expect(pkg, `packages/${name}`).toBeDefined();
      if (!pkg || allowed === 'all') continue;
      const reachable = closure(allowed);
      for (const dependency of ourDependencies(pkg.manifest.name)) {
        const folder = byName.get(dependency)?.folder ?? dependency;
        expect([...reachable], `${name} may not depend on ${folder}`).toContain(folder);
      }
    }
  });

  test.each(all)('$manifest.name: has the same shape of package.json as all others', ({ folder, manifest }) => {
    expect(manifest.name).toBe(folder === 'oneiros' ? 'oneiros' : `@oneiros/${folder}`);
    expect(manifest.type).toBe('module');
    // Only the umbrella does something when imported: it registers all plugins.
    expect(manifest.sideEffects).toEqual(folder === 'oneiros' ? effects : false);
    expect(manifest.description.length).toBeGreaterThan(20);
    expect(Object.keys(manifest.exports?.['.'] as object)).toEqual(['@oneiros/source', 'types', 'node', 'default']);
    expect(manifest.version).toBe(byName.get('oneiros')?.manifest.version);
    const { dependencies, peerDependencies } = manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...peerDependencies })) {
      if (version === '*' && name in (peerDependencies ?? {})) continue; // whichever the app has; the code looks at its version
      expect(version, `${folder} → ${name}`).toMatch(byName.has(name) ? /^workspace:\^$/ : /^catalog:$|^workspace:\^$/);
    }
  });

  test.each(all)('$manifest.name: imports only what its package.json names', (pkg) => {
    const declared = new Set(
      Object.keys({
        ...pkg.manifest.dependencies,
        ...pkg.manifest.peerDependencies,
        ...pkg.manifest.optionalDependencies,
      }),
    );
    const strays: string[] = [];
    for (const file of sources(pkg)) {
      for (const { from } of importsOf(file.text)) {
        if (/^(?:\.|#|node:)/.test(from)) continue;
        const name = from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/');
        // The build bundles what a folder `tfjs` imports.
        const isBundled = file.name.startsWith('tfjs/') && Object.hasOwn(pkg.manifest.devDependencies ?? {}, name);
        if (!declared.has(name) && !isBundled) strays.push(`${file.name} imports ${name}`);
        const entry = `.${from.slice(name.length)}`;
        if (byName.has(name) && !Object.hasOwn(byName.get(name)!.manifest.exports ?? {}, entry))
          strays.push(`${file.name} reaches into ${from}`);
      }
    }
    none(strays);
  });
});

describe('source files', () => {
  const files = all.flatMap((pkg) =>
    sources(pkg).map((file) => ({ ...file, pkg, id: `${pkg.folder}/src/${file.name}` })),
  );

  test('have names in kebab-case', () => {
    const names = all.flatMap((pkg) => typescriptFiles(join(pkg.path, 'src')).map((name) => `${pkg.folder}/${name}`));
    const kebab =
      /^_?[a-z0-9]+(-[a-z0-9]+)*(\.(config|d|browser|node|tmp|(?:(?:chromium|everywhere)\.)?test))?(\.ts)?$/;
    none(names.filter((name) => name.split('/').some((part) => !kebab.test(part))));
  });

  test(`have at most ${maximumLines} lines`, () => {
    const long = files.filter((file) => !file.generated && file.text.split('\n').length > maximumLines + 1);
    none(long.map((file) => `${file.id}: ${file.text.split('\n').length - 1}`));
  });

  test('have no default exports, enums, namespaces or decorators', () => {
    const forbidden =
      /^export default|^\s*(?:export )?(?:declare )?(?:const )?enum \w|^\s*(?:export )?namespace \w|^\s*@\w+\(/m;
    none(files.filter((file) => forbidden.test(identifiersOnly(file.text))).map((file) => file.id));
  });

  test('await nothing at the top level', () => {
    const topLevel = /^(?:export )?(?:(?:const|let) .*= )?await\b|^for await\b/m;
    none(files.filter((file) => topLevel.test(identifiersOnly(file.text))).map((file) => file.id));
  });

  test('change no prototype and register nothing when imported', () => {
    const patch =
      /\b[A-Z]\w*\.prototype\.\w+\s*=(?!=)|Object\.(?:assign|defineProperty)\(\s*(?:globalThis|[A-Z]\w*\.prototype)/;
    const call = /^(?:\w+\.)*(?:use|register|extend)\(/m;
    const offenders = files
      .filter((file) => file.id !== 'oneiros/src/setup.ts')
      .filter((file) => patch.test(identifiersOnly(file.text)) || call.test(identifiersOnly(file.text)));
    none(offenders.map((file) => file.id));
  });

  test('say `any` only where a comment gives the reason', () => {
    const any = /(?::|<|,|\||&|=>|\bas)\s*any\b(?!\s*[(:?])|=\s*any\s*;|\bany\[\]/;
    const found = files.flatMap((file) => {
      const lines = file.text.split('\n');
      const stray = (line: string, i: number) => any.test(line) && !lines[i - 1]?.includes('biome-ignore');
      return identifiersOnly(file.text)
        .split('\n')
        .flatMap((line, i) => (stray(line, i) ? [`${file.id}:${i + 1}: ${line.trim()}`] : []));
    });
    none(found);
  });

  test('name no machine, no registry and no path of ours', () => {
    const host = /registry\.npmjs|\/root\/|\/home\/\w|(?<![\w.])\/work\//;
    none(files.filter((file) => host.test(file.text)).map((file) => file.id));
  });

  test('use neither Node nor the DOM in pure packages', () => {
    const nodeGlobals = /(?<![.\w])(?:process|Buffer|__dirname|__filename|require)(?=[.([])|(?<![.\w])setImmediate\b/;
    const domGlobals = /(?<![.\w'])(?:document|localStorage|sessionStorage|HTMLElement|XMLHttpRequest)(?=[.([])/;
    const offenders: string[] = [];
    for (const file of files) {
      if (mayUsePlatform(file.pkg, file.name)) continue;
      const code = identifiersOnly(file.text);
      for (const { from, typeOnly } of importsOf(file.text))
        if (from.startsWith('node:') && !typeOnly) offenders.push(`${file.id} imports ${from}`);
      for (const pattern of [nodeGlobals, domGlobals]) {
        const match = pattern.exec(code);
        if (match) offenders.push(`${file.id} uses ${match[0]}`);
      }
    }
    none(offenders);
  });
});

describe('what files can name', () => {
  test.each(all)('$manifest.name: has a golden or a test', (pkg) => {
    const classes = savedClasses(sources(pkg));
    none(classes.filter(({ file, exported }) => !isTested(pkg, file.path, exported.name)).map(({ file }) => file.name));
  });
});

describe('ops', () => {
  const tensor = all.find((pkg) => pkg.folder === 'tensor');
  const folder = join(root, 'packages/tensor/src/ops');
  const names = typescriptFiles(folder).filter((name) => !name.endsWith('.test.ts') && basename(name) !== 'index.ts');

  test('are there', () => {
    expect(tensor).toBeDefined();
    expect(names.length).toBeGreaterThan(0);
  });

  test('have a golden or a test', () => {
    const visible = names.filter(
      (name) => !name.split('/').some((part) => part.startsWith('_') || part === 'internal'),
    );
    none(visible.filter((name) => tensor && !isTested(tensor, join(folder, name), camelCase(basename(name, '.ts')))));
  });

  test('are one to a file', () => {
    const records = (name: string) =>
      exportsOf(readFileSync(join(folder, name), 'utf8')).filter((e) => e.form === 'const' && e.name.endsWith('Op'));
    none(names.filter((name) => records(name).length > 1));
  });

  test('have no golden or test left over', () => {
    const stems = new Set(names.map((name) => name.replace(/\.ts$/, '')));
    const orphans = readdirSync(folder).filter(
      (file) => /\.golden\.(py|json)$/.test(file) && !stems.has(file.split('.')[0] ?? ''),
    );
    none(orphans);
  });
});

/** What each package may stand on; `closure` adds what those stand on. A package that is not here may be added freely. */
const arrows: { readonly [folder: string]: readonly string[] | 'all' } = {
  core: [],
  tensor: ['core'],
  autodiff: ['tensor'],
  'backend-cpu': ['tensor'],
  'backend-onnxruntime': ['tensor', 'backend-cpu'],
  'backend-node-gpu': ['tensor', 'backend-cpu'],
  'backend-tfjs': ['tensor'],
  'backend-wasm': ['backend-tfjs', 'backend-cpu'],
  'layers-core': ['tensor'],
  'layers-conv': ['layers-core'],
  'layers-recurrent': ['layers-core'],
  'layers-attention': ['layers-core'],
  losses: ['layers-core'],
  metrics: ['layers-core', 'losses'],
  optimizers: ['layers-core'],
  saving: ['layers-core'],
  models: ['autodiff', 'layers-core', 'losses', 'metrics', 'optimizers', 'saving'],
  testing: ['models', 'backend-cpu'],
  oneiros: 'all',
};

/** Fails with the whole list, one a line. */
function none(offenders: readonly string[]): void {
  if (offenders.length > 0) expect.fail(offenders.join('\n'));
}

/** Whether a golden or a test is beside the file, or another of the package names what the file has. */
function isTested(pkg: Package, path: string, name: string): boolean {
  const stem = path.replace(/\.ts$/, '');
  if (existsSync(`${stem}.golden.json`) || existsSync(`${stem}.test.ts`)) return true;
  return new RegExp(`\\b${name}\\b`).test(testsOf(pkg));
}

const texts = new Map<string, string>();
/** The text of all tests and golden scripts of a package. */
function testsOf(pkg: Package): string {
  let text = texts.get(pkg.folder);
  if (text === undefined) {
    const src = join(pkg.path, 'src');
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((n) =>
      /\.test\.ts$|\.golden\.py$/.test(n),
    );
    text = files.map((file) => readFileSync(join(src, file), 'utf8')).join('\n');
    texts.set(pkg.folder, text);
  }
  return text;
}

function closure(folders: readonly string[]): ReadonlySet<string> {
  const reached = new Set(folders);
  for (const folder of reached) for (const below of arrows[folder] ?? []) reached.add(below);
  return reached;
}

function ourDependencies(name: string): readonly string[] {
  const manifest = byName.get(name)?.manifest;
  return Object.keys({ ...manifest?.dependencies, ...manifest?.peerDependencies }).filter((other) => byName.has(other));
}

/** Files that only one platform loads say so in their name: `read-file.node.ts`, or a folder `node` or `browser`. */
function mayUsePlatform(pkg: Package, file: string): boolean {
  return forNode.has(pkg.folder) || /\.(?:node|browser)\.ts$|(?:^|\/)(?:node|browser)\//.test(file);
}
