// Packs every package as it would be published and looks at the result: publint, are-the-types-wrong, the manifest, and
// a consumer with no types of Node that compiles against it and, for the umbrella, runs it.

import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { type Manifest, type Package, packages, root } from './workspace.ts';

const run = promisify(execFile);
const problems: string[] = [];
const work = mkdtempSync(join(tmpdir(), 'oneiros-published-'));
const published = packages().filter((pkg) => !pkg.manifest.private);

/** A program of the consumer. */
const useOnnxruntime = `
import { ops, tensor, useBackend } from 'oneiros';
await useBackend('onnxruntime');
const x = tensor(new Float32Array(64 * 64).fill(0.5), { shape: [64, 64] });
const sum = await ops.sum(ops.matmul(x, x)).item();
if (sum !== 64 ** 3 / 4) throw new Error('onnxruntime computes ' + sum);
`;

try {
  const queue = published.values();
  await Promise.all([inspectAll(queue), inspectAll(queue)]);
  await consume();
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${published.length} packages are fit to publish`);
}

/** Takes packages one after the other; several callers share the same iterator. */
async function inspectAll(queue: IterableIterator<Package>): Promise<void> {
  for (const pkg of queue) await inspect(pkg);
}

async function inspect(pkg: Package): Promise<void> {
  const { name } = pkg.manifest;
  const destination = join(work, 'tarballs', pkg.folder);
  mkdirSync(destination, { recursive: true });
  await run('pnpm', ['pack', '--pack-destination', destination], { cwd: pkg.path });
  const tarball = join(destination, readdirSync(destination)[0] ?? '');
  const data = readFileSync(tarball);
  const { messages } = await publint({ strict: true, pack: { tarball: new Uint8Array(data).buffer } });
  problems.push(...messages.map((message) => `${name}: ${formatMessage(message, pkg.manifest as never)}`));
  try {
    await run('attw', [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color'], {
      cwd: root,
    });
  } catch (error) {
    problems.push(`${name}: ${(error as { stdout?: string }).stdout ?? String(error)}`);
  }
  const folder = join(work, 'consumer/node_modules', name);
  mkdirSync(folder, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  inspectManifest(name, folder);
  linkExternals(pkg);
}

function inspectManifest(name: string, folder: string): void {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  if (/"(?:workspace|catalog):/.test(text))
    problems.push(`${name}: package.json keeps a workspace: or catalog: version`);
  for (const file of ['LICENSE', 'README.md', 'dist/index.js', 'dist/node.js', 'dist/index.d.ts', 'src/index.ts']) {
    if (!existsSync(join(folder, file))) problems.push(`${name}: ${file} is not published`);
  }
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.(test|golden)\./.test(file)) problems.push(`${name}: ${file} is published`);
  }
  const { engines } = JSON.parse(text) as Manifest & { engines?: { node?: string } };
  if (engines?.node !== '>=20') problems.push(`${name}: engines.node is not '>=20'`);
}

/** Gives the consumer the packages of others that this one needs, as installed here. */
function linkExternals(pkg: Package): void {
  for (const name of Object.keys(pkg.manifest.dependencies ?? {})) {
    if (name === 'oneiros' || name.startsWith('@oneiros/')) continue;
    const target = join(work, 'consumer/node_modules', name);
    mkdirSync(join(target, '..'), { recursive: true });
    if (!existsSync(target)) symlinkSync(join(pkg.path, 'node_modules', name), target);
  }
}

/** Compiles a file that imports everything, as Node and as bundlers resolve it, with declarations checked; then runs it. */
async function consume(): Promise<void> {
  const folder = join(work, 'consumer');
  const names = published.map((pkg) => pkg.manifest.name);
  const lines = names.map(
    (name, i) => `import * as package${i} from '${name}';\nconsole.log(Object.keys(package${i}).length >= 0);`,
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  writeFileSync(join(folder, 'index.ts'), lines.join('\n'));
  for (const moduleResolution of ['NodeNext', 'Bundler']) {
    const options = {
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      types: [],
      module: moduleResolution === 'Bundler' ? 'ESNext' : 'NodeNext',
      moduleResolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      outDir: 'out',
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['index.ts'] }));
    try {
      await run('tsc', ['--project', folder], { cwd: root });
    } catch (error) {
      problems.push(`consumer (${moduleResolution}): ${(error as { stdout?: string }).stdout ?? String(error)}`);
    }
  }
  writeFileSync(join(folder, 'exports.js'), `(${compareExports})(${JSON.stringify(names)});`);
  writeFileSync(join(folder, 'onnxruntime.js'), useOnnxruntime);
  await installBinaries(folder);
  for (const program of ['out/index.js', 'exports.js', 'onnxruntime.js']) {
    try {
      await run(process.execPath, [program], { cwd: folder });
    } catch (error) {
      problems.push(`consumer: ${(error as { stderr?: string }).stderr ?? String(error)}`);
    }
  }
}

/** Packs the binaries of onnxruntime for this platform, and installs them; the consumer has no onnxruntime-node. */
async function installBinaries(consumer: string): Promise<void> {
  const platform = `${process.platform}-${process.arch}`;
  const destination = join(work, 'binaries');
  mkdirSync(destination);
  await run('pnpm', ['pack', '--pack-destination', destination], {
    cwd: join(root, 'packages/backend-onnxruntime/platforms', platform),
  });
  const folder = join(consumer, 'node_modules/@oneiros', `onnxruntime-${platform}`);
  mkdirSync(folder, { recursive: true });
  const tarball = join(destination, readdirSync(destination)[0] ?? '');
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  const { os, cpu } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { os: unknown; cpu: unknown };
  if (`${os} ${cpu}` !== `${process.platform} ${process.arch}`)
    problems.push(`onnxruntime-${platform}: os and cpu are ${os} and ${cpu}`);
}

/** Node gets each package in one file, bundlers get it in single files: both must export the same. Runs in the consumer. */
async function compareExports(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [forNode, single] = await Promise.all([import(name), import(`./node_modules/${name}/dist/index.js`)]);
    const missing = Object.keys(single).filter((key) => !(key in forNode));
    if (missing.length > 0) throw new Error(`${name}: dist/node.js lacks ${missing.join(', ')}`);
  }
}
