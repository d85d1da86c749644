import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generatedHeader, packages, root } from './workspace.ts';

// A copy of the repository in which new things are made as a newcomer would.
const copy = mkdtempSync(join(tmpdir(), 'oneiros-new-'));

beforeAll(() => {
  for (const name of [
    'packages',
    'tools',
    'examples/digits/src', // which tests in tools train
    'README.md',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'tsconfig.package.json',
    'tsup.shared.ts',
    'vitest.config.ts',
  ]) {
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/\/(?:dist|\.turbo)$|\.golden\.json$/.test(path),
    });
  }
  linkDependencies();
  // From here on only what `new` does counts.
  run('tools/generate.ts');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('adding an op touches its own files and generated lists', () => {
  const made = ['ops/shout.golden.py', 'ops/shout.test.ts', 'ops/shout.ts'].map(
    (name) => `packages/tensor/src/${name}`,
  );
  expect(changes(() => run('tools/new.ts', 'op', 'shout'))).toEqual(made);
});

test('adding a layer touches its own files and generated lists', () => {
  const made = ['golden.py', 'test.ts', 'ts'].map((ending) => `packages/layers-core/src/layers/shouting2d.${ending}`);
  expect(changes(() => run('tools/new.ts', 'layer', 'Shouting2D'))).toEqual(made);
  const text = (name: string) => readFileSync(join(copy, 'packages', name), 'utf8');
  expect(text('layers-core/src/plugin.ts')).toContain('Shouting2D');
  expect(text('oneiros/src/namespaces/layers.ts')).toContain('Shouting2D');
});

test('adding a package for a backend touches only its folder', () => {
  const made = changes(() => run('tools/new.ts', 'package', 'backend-shout', 'Runs programs by shouting at them.'));
  expect(made.length).toBeGreaterThan(0);
  expect(made.filter((path) => !path.startsWith('packages/backend-shout/'))).toEqual([]);
  expect(packages(copy).map((pkg) => pkg.manifest.name)).toContain('@oneiros/backend-shout');
});

test('a name that is taken is refused', () => {
  expect(() => run('tools/new.ts', 'op', 'add')).toThrow('exists already');
});

test('what was written passes the type check and its own tests', () => {
  expect(typeErrors().filter((line) => line.includes('shout'))).toEqual([]);
  const output = execFileSync(bin('vitest'), ['run', '--root', copy, 'shout'], {
    cwd: copy,
    encoding: 'utf8',
    env: withoutVitest(),
  });
  expect(output).toMatch(/[3-9] passed, 0 failed/);
});

/** Files that `action` makes or changes, without generated ones. */
function changes(action: () => void): readonly string[] {
  const before = contents();
  action();
  const after = contents();
  return [...after]
    .filter(([path, text]) => before.get(path) !== text && !text.startsWith(generatedHeader) && path !== 'README.md')
    .map(([path]) => path)
    .sort();
}

function contents(): ReadonlyMap<string, string> {
  return new Map(filesIn(copy).map((path) => [path.slice(copy.length + 1), readFileSync(path, 'utf8')]));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}

function run(script: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(copy, script), ...args], { cwd: copy, stdio: 'pipe' });
}

function typeErrors(): readonly string[] {
  try {
    execFileSync(bin('tsc'), ['--noEmit', '--project', copy], { cwd: copy, stdio: 'pipe', encoding: 'utf8' });
    return [];
  } catch (error) {
    return (error as { readonly stdout: string }).stdout.split('\n');
  }
}

function bin(name: string): string {
  return join(root, 'node_modules/.bin', name);
}

/** The environment without what tells a child process that it is a worker of this run. */
function withoutVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'),
  );
}

/** Our packages as the copy has them, all others as they are installed. */
function linkDependencies(): void {
  const link = (target: string, path: string) => {
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  };
  const to = join(copy, 'node_modules');
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@oneiros' && name !== 'oneiros' && existsSync(join(root, 'node_modules', name)))
      link(join(root, 'node_modules', name), join(to, name));
  }
  for (const pkg of packages(copy)) link(pkg.path, join(to, pkg.manifest.name));
}
