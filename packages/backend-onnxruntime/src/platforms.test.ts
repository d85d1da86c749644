import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('..', import.meta.url);
const manifest = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const binaries = 'node_modules/onnxruntime-node/bin/napi-v6/';
const inside = (path: string): readonly string[] => readdirSync(new URL(path, folder));
const platforms = inside(binaries).flatMap((os) =>
  inside(`${binaries}${os}`)
    .filter((cpu) => existsSync(new URL(`${binaries}${os}/${cpu}/onnxruntime_binding.node`, folder)))
    .map((cpu) => [os, cpu] as const),
);

test('each platform that onnxruntime-node has binaries for has a package of them, of its version', () => {
  const { version } = manifest('node_modules/onnxruntime-node/package.json');
  for (const [os, cpu] of platforms)
    expect(manifest(`platforms/${os}-${cpu}/package.json`)).toMatchObject({
      name: `@oneiros/onnxruntime-${os}-${cpu}`,
      version,
      publishConfig: { os: [os], cpu: [cpu] },
    });
  expect(platforms.length).toBeGreaterThan(3);
});

test('npm installs the one for its platform, and nothing of others that has a script', () => {
  const { dependencies, optionalDependencies } = manifest('package.json');
  expect(Object.keys(optionalDependencies).sort()).toEqual(
    platforms.map(([os, cpu]) => `@oneiros/onnxruntime-${os}-${cpu}`).sort(),
  );
  expect(Object.keys(dependencies)).not.toContain('onnxruntime-node');
});
