import { generatedHeader, type Package, type SourceFile } from '../workspace.ts';
import { camelCase, list } from './format.ts';
import { savedClasses } from './kinds.ts';

/** src/plugin.ts: the plugin value that registers what a package has; `null` for a package with nothing to register. */
export function pluginFile(pkg: Package, files: readonly SourceFile[]): string | null {
  const classes = savedClasses(files);
  if (classes.length === 0) return null;
  const imports = new Map<string, string[]>();
  for (const { file, exported } of classes) imports.set(file.name, [...(imports.get(file.name) ?? []), exported.name]);
  const kinds = [...new Set(classes.map(({ kind }) => kind))].sort();
  return [
    generatedHeader,
    '',
    "import { definePlugin, type Plugin } from '@oneiros/core';",
    ...[...imports].sort().map(([name, names]) => list('import {', names, `} from './${name}';`)),
    '',
    `/** Everything in ${pkg.manifest.name} that a file can name; pass it to \`use\` or to \`loadModel\`. */`,
    `export const ${camelCase(pkg.folder)}: Plugin = /* #__PURE__ */ definePlugin({`,
    `  name: '${pkg.manifest.name}',`,
    ...kinds.map((kind) => {
      const names = classes.filter((c) => c.kind === kind).map((c) => c.exported.name);
      return list(`${kind}: [`, names, '],', '  ', false);
    }),
    '});',
    '',
  ].join('\n');
}
