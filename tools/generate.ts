// Writes the lists that can be derived from the sources: barrels, plugins, the namespaces of the umbrella, the table of
// packages in README.md. `--check` writes nothing and fails when something is out of date.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { coverageTable } from './coverage/coverage.ts';
import { byStem } from './generate/format.ts';
import { pluginFile } from './generate/plugin.ts';
import { packageTable } from './generate/readme.ts';
import { umbrellaFiles } from './generate/umbrella.ts';
import { exportsOf, generatedHeader, type Package, packages, root, type SourceFile, sources } from './workspace.ts';

const check = process.argv.includes('--check');
const umbrella = 'oneiros';
const outdated: string[] = [];
/** Folders that are for users in whichever package they are. */
const publicFolders =
  'activations callbacks constraints initializers layers losses metrics ops optimizers random regularizers schedules';

const all = packages();
for (const pkg of all)
  if (pkg.folder !== umbrella) refresh(join(pkg.path, 'src/plugin.ts'), pluginFile(pkg, sources(pkg)));
for (const pkg of all) if (pkg.folder === umbrella) refreshFolder(pkg, umbrellaFiles(all));
for (const pkg of all) refreshBarrels(pkg);
const readme = join(root, 'README.md');
if (existsSync(readme)) refresh(readme, packageTable(readFileSync(readme, 'utf8'), all), false);
refresh(join(root, 'docs/coverage.md'), coverageTable(), false);

if (outdated.length > 0) {
  console.log(
    `${check ? 'out of date' : 'written'}:\n${outdated.map((path) => `  ${relative(root, path)}`).join('\n')}`,
  );
  if (check) console.log('Run `pnpm generate` and commit what it writes.');
  process.exitCode = check ? 1 : 0;
}

/** The index.ts of src and of each public folder below it. */
function refreshBarrels(pkg: Package): void {
  const files = sources(pkg).filter((file) => !file.internal && !file.name.endsWith('.d.ts'));
  const folders = [...new Set(files.map((file) => dirname(file.name)))].filter((folder) => folder !== '.');
  const open = folders.filter((folder) => isPublic(folder, files, pkg));
  for (const folder of ['.', ...open]) {
    const modules = files
      .filter(
        (file) =>
          dirname(file.name) === folder && !`/${file.name}`.endsWith('/index.ts') && exportsOf(file.text).length > 0,
      )
      .map((file) => `./${file.name.slice(folder === '.' ? 0 : folder.length + 1)}`);
    const inner = open
      .filter((other) => dirname(other) === folder)
      .map((other) => `./${other.slice(folder === '.' ? 0 : folder.length + 1)}/index.ts`);
    const lines = [...modules, ...inner].sort(byStem).map((from) => {
      // A folder in ops is a namespace, as keras.ops.image: its names repeat others.
      const name = folder === 'ops' ? /^\.\/(\w+)\/index\.ts$/.exec(from)?.[1] : undefined;
      return `export *${name ? ` as ${name}` : ''} from '${from}';`;
    });
    const path = join(pkg.path, 'src', folder, 'index.ts');
    refresh(path, [generatedHeader, '', ...(lines.length > 0 ? lines : ['export {};']), ''].join('\n'));
  }
}

/** Others are for users if they have an index.ts that is not written by hand (an empty one will do), or saved classes. */
function isPublic(folder: string, files: readonly SourceFile[], pkg: Package): boolean {
  if (folder.startsWith('namespaces') && pkg.folder === umbrella) return false;
  if (publicFolders.split(' ').includes(folder)) return true;
  const index = join(pkg.path, 'src', folder, 'index.ts');
  if (existsSync(index)) {
    const text = readFileSync(index, 'utf8');
    return isEmptyModule(text) || text.startsWith(generatedHeader);
  }
  return files.some(
    (file) => dirname(file.name) === folder && exportsOf(file.text).some((e) => e.className !== undefined),
  );
}

/** Writes files below src and removes generated ones in the same folders that are no longer derived. */
function refreshFolder(pkg: Package, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) refresh(join(pkg.path, 'src', name), text);
  const namespaces = join(pkg.path, 'src/namespaces');
  if (!existsSync(namespaces)) return;
  for (const name of readdirSync(namespaces)) {
    if (!files.has(`namespaces/${name}`)) refresh(join(namespaces, name), null);
  }
}

/** Brings a file to `text`; `null` means that there should be none. */
function refresh(path: string, text: string | null, generated = true): void {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (before === text) return;
  // What someone wrote by hand stays.
  if (generated && before !== null && !before.startsWith(generatedHeader) && !isEmptyModule(before)) return;
  outdated.push(path);
  if (check) return;
  if (text === null) {
    rmSync(path);
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function isEmptyModule(text: string): boolean {
  return text.trim() === '' || text.trim() === 'export {};';
}
