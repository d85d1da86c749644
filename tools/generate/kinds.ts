import { type Exported, exportsOf, type SourceFile } from '../workspace.ts';
import { camelCase } from './format.ts';

/** A class that files name, with its kind: `keras.optimizers.schedules.CosineDecay` is of 'schedules'. */
export interface SavedClass {
  readonly file: SourceFile;
  readonly exported: Exported;
  readonly kind: string;
}

/** A plain function that files name, in Python's spelling. */
export interface SavedFunction {
  readonly file: SourceFile;
  readonly name: string;
  readonly pythonName: string;
}

/** The kinds of classes that a plugin can bring; the last one in a class name counts. */
const kinds = [
  'constraints',
  'initializers',
  'layers',
  'losses',
  'metrics',
  'models',
  'optimizers',
  'regularizers',
  'schedules',
];

/** The classes of a package that are saved by name, in the order of their names. */
export function savedClasses(files: readonly SourceFile[]): readonly SavedClass[] {
  const found: SavedClass[] = [];
  for (const file of files) {
    if (file.generated || file.internal) continue;
    for (const exported of exportsOf(file.text)) {
      const kind = exported.className && kindOf(exported.className);
      if (kind && !exported.abstract) found.push({ file, exported, kind });
    }
  }
  return found.sort((a, b) => (a.exported.name < b.exported.name ? -1 : 1));
}

/** 'keras.layers.Dense' is of kind 'layers', 'keras.Sequential' of 'models'; a name of another form is of none. */
export function kindOf(className: string): string | undefined {
  if (/^keras\.(?:Sequential|Functional|Model)$/.test(className)) return 'models';
  return className.startsWith('keras.')
    ? className
        .split('.')
        .reverse()
        .find((part) => kinds.includes(part))
    : undefined;
}

/**
 * The functions in the files of a folder that are named as their file: 'activations/leaky-relu.ts' has `leakyRelu`.
 * The file named as the folder in the singular, 'activations/activation.ts', holds what they have in common.
 */
export function functionsIn(files: readonly SourceFile[], folder: string): readonly SavedFunction[] {
  const common = `${folder}/${folder.slice(0, -1)}.ts`;
  return files.filter((file) => file.name.startsWith(`${folder}/`) && file.name !== common).flatMap(mainFunction);
}

/** The functions that losses and metrics are made of: 'mean-squared-error.ts' has `meanSquaredError` beside the class. */
export function functionsBeside(classes: readonly SavedClass[]): readonly SavedFunction[] {
  const files = classes.filter(({ kind }) => kind === 'losses' || kind === 'metrics').map(({ file }) => file);
  return [...new Set(files)].flatMap(mainFunction);
}

function mainFunction(file: SourceFile): readonly SavedFunction[] {
  if (file.generated || file.internal) return [];
  const stem = file.name.slice(file.name.lastIndexOf('/') + 1, -'.ts'.length);
  const name = camelCase(stem);
  const found = exportsOf(file.text).some((e) => e.name === name && e.form === 'function');
  return found ? [{ file, name, pythonName: stem.replaceAll('-', '_') }] : [];
}
