import { generatedHeader, type Package, type SourceFile } from '../workspace.ts';
import { byStem, camelCase, list } from './format.ts';
import { functionsBeside, functionsIn, type SavedFunction, savedClasses } from './kinds.ts';

/** src/plugin.ts: the plugin value that registers what a package has; `null` for a package with nothing to register. */
export function pluginFile(pkg: Package, files: readonly SourceFile[]): string | null {
  const classes = savedClasses(files);
  const activations = functionsIn(files, 'activations');
  const functions = functionsBeside(classes);
  if (classes.length + activations.length === 0) return null;
  const imports = new Map<string, string[]>();
  const add = (file: SourceFile, name: string) => imports.set(file.name, [...(imports.get(file.name) ?? []), name]);
  for (const { file, exported } of classes) add(file, exported.name);
  for (const { file, name } of [...activations, ...functions]) add(file, name);
  const kinds = [...new Set(classes.map(({ kind }) => kind))].sort();
  return [
    generatedHeader,
    '',
    "import { definePlugin, type Plugin } from '@oneiros/core';",
    ...[...imports]
      .sort(([a], [b]) => byStem(a, b))
      .map(([name, names]) => list('import {', names, `} from './${name}';`)),
    '',
    `/** Everything in ${pkg.manifest.name} that a file can name; pass it to \`use\` or to \`loadModel\`. */`,
    `export const ${pluginName(pkg)}: Plugin = /* #__PURE__ */ definePlugin({`,
    `  name: '${pkg.manifest.name}',`,
    ...kinds.map((kind) => {
      const names = classes.filter((c) => c.kind === kind).map((c) => c.exported.name);
      return list(`${kind}: [`, names, '],', '  ', false);
    }),
    ...(activations.length > 0 ? [list('activations: {', activations.map(property), '},', '  ')] : []),
    ...(functions.length > 0 ? [list('functions: {', functions.map(property), '},', '  ')] : []),
    '});',
    '',
  ].join('\n');
}

/** 'layersCorePlugin' for the package in packages/layers-core. */
export function pluginName(pkg: Package): string {
  return `${camelCase(pkg.folder)}Plugin`;
}

function property({ name, pythonName }: SavedFunction): string {
  return name === pythonName ? name : `${pythonName}: ${name}`;
}
