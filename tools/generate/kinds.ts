import { type Exported, exportsOf, type SourceFile } from '../workspace.ts';

/** A class that files name, with the kind its name tells: `keras.optimizers.schedules.CosineDecay` is of 'schedules'. */
export interface SavedClass {
  readonly file: SourceFile;
  readonly exported: Exported;
  readonly kind: string;
}

/** The classes of a package that are saved by name, in the order of their names. */
export function savedClasses(files: readonly SourceFile[]): readonly SavedClass[] {
  const found: SavedClass[] = [];
  for (const file of files) {
    if (file.generated) continue;
    for (const exported of exportsOf(file.text)) {
      const kind = exported.className && kindOf(exported.className);
      if (kind && !exported.abstract) found.push({ file, exported, kind });
    }
  }
  return found.sort((a, b) => (a.exported.name < b.exported.name ? -1 : 1));
}

/** 'keras.layers.Dense' is of kind 'layers'; a name of another form is of none. */
export function kindOf(className: string): string | undefined {
  return /^keras\.(?:\w+\.)*?(\w+)\.\w+$/.exec(className)?.[1];
}
