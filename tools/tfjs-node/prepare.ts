/**
 * Makes @tensorflow/tfjs-node run on this machine, on the CPU: `node tools/tfjs-node/prepare.ts`.
 *
 * The package's own install script fetches a binary and a library from outside of all registries. This takes its source
 * from npm, TensorFlow's library and headers from the Python wheel `tensorflow-cpu`, the headers of Node-API from npm, and
 * compiles the two files of the addon. Needs Linux, g++, npm and Python with pip (Debian: g++ python3 python3-pip).
 * The result, one gigabyte, lies in .cache/tfjs-node; a second call finds it there.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tfjsNodeFolder } from './folder.ts';

const versions = { tfjsNode: '4.22.0', tensorflow: '2.21.0', nodeApi: '1.9.0' };
const platforms: { readonly [arch: string]: string } = {
  x64: 'manylinux_2_27_x86_64',
  arm64: 'manylinux_2_27_aarch64',
};

const cache = dirname(tfjsNodeFolder);
const stamp = join(cache, 'versions.json');
const wanted = JSON.stringify({ ...versions, arch: process.arch });

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  console.log('tfjs-node is prepared already.');
} else {
  const started = Date.now();
  prepare();
  console.log(
    `tfjs-node ${versions.tfjsNode} on TensorFlow ${versions.tensorflow}: ${(Date.now() - started) / 1000} s`,
  );
}

function prepare(): void {
  const platform = platforms[process.arch];
  if (process.platform !== 'linux' || !platform)
    throw new Error(`tfjs-node: expected Linux on x64 or arm64. Received: ${process.platform} on ${process.arch}.`);
  const work = `${cache}.new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });

  // npm pack runs no script of the package.
  run(
    'npm',
    ['pack', '--silent', `@tensorflow/tfjs-node@${versions.tfjsNode}`, `node-api-headers@${versions.nodeApi}`],
    work,
  );
  for (const archive of readdirSync(work).filter((name) => name.endsWith('.tgz'))) {
    const into = join(work, archive.startsWith('node-api') ? 'node-api' : 'package');
    mkdirSync(into);
    run('tar', ['xzf', join(work, archive), '--strip-components=1'], into);
    rmSync(join(work, archive));
  }

  const wheel = ['--no-deps', '--only-binary=:all:', '--implementation=cp', '--python-version=3.11'];
  run(
    'python3',
    ['-m', 'pip', 'download', '--quiet', ...wheel, `--platform=${platform}`, `tensorflow-cpu==${versions.tensorflow}`],
    work,
  );
  const file = readdirSync(work).find((name) => name.endsWith('.whl'));
  if (!file) throw new Error(`tfjs-node: expected a wheel of tensorflow-cpu. Received: ${readdirSync(work)}`);
  run('python3', [join(import.meta.dirname, 'unpack_wheel.py'), file, 'package/deps'], work);
  rmSync(join(work, file));

  const root = join(work, 'package');
  const libraries = join(root, 'deps/lib');
  for (const name of ['libtensorflow_cc', 'libtensorflow_framework'])
    symlinkSync(`${name}.so.2`, join(libraries, `${name}.so`));
  mkdirSync(join(root, 'lib/napi-v8'), { recursive: true });
  run(
    'g++',
    [
      ...['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8', '-w'],
      ...['-Ideps/include', '-I../node-api/include', 'binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'],
      ...['-Ldeps/lib', '-ltensorflow_cc', '-ltensorflow_framework', '-Wl,-rpath,$ORIGIN/../../deps/lib'],
      ...['-o', 'lib/napi-v8/tfjs_binding.node'],
    ],
    root,
  );
  rmSync(cache, { recursive: true, force: true });
  renameSync(work, cache);
  writeFileSync(stamp, wanted);
}

function run(program: string, args: readonly string[], cwd: string): void {
  try {
    execFileSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch (cause) {
    throw new Error(
      `tfjs-node: expected \`${program}\` to succeed. Is it installed? Debian: g++ python3 python3-pip.`,
      { cause },
    );
  }
}
