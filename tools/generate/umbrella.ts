import { exportsOf, generatedHeader, type Package, type SourceFile, sources } from '../workspace.ts';
import { byStem, camelCase, list } from './format.ts';
import { savedClasses } from './kinds.ts';
import { pluginName } from './plugin.ts';

/** A namespace of the umbrella, and what goes into it beside the saved classes of the kind of that name. */
interface Namespace {
  readonly name: string;
  /** Files in these folders of these packages go in with all functions and types; op records stay out. */
  readonly folders?: readonly string[];
  /** Names of single exports, for example base classes. */
  readonly also?: readonly string[];
  /** The names of all that goes in. */
  readonly only?: readonly string[];
  /** Exports that have a shorter name inside of the namespace. */
  readonly renamed?: { readonly [name: string]: string };
  /** More names that Keras has for an export. */
  readonly synonyms?: { readonly [name: string]: readonly string[] };
  /** Namespaces inside this one. */
  readonly inner?: readonly string[];
}

/** The ops that are in `keras.ops.linalg` too. */
const linearAlgebra =
  'cholesky choleskyInverse det eig eigh inv jvp lstsq luFactor matrixRank norm pinv qr solve solveTriangular svd'.split(
    ' ',
  );

const namespaces: readonly Namespace[] = [
  {
    name: 'activations',
    folders: ['layers-core/activations'],
    renamed: { deserializeActivation: 'deserialize', getActivation: 'get', serializeActivation: 'serialize' },
    synonyms: { hardSilu: ['hardSwish'], silu: ['swish'] },
  },
  { name: 'callbacks', folders: ['models/callbacks'], also: ['Callback'] },
  { name: 'constraints', also: ['Constraint'] },
  {
    name: 'initializers',
    also: ['Initializer'],
    renamed: { deserializeInitializer: 'deserialize', getInitializer: 'get', serializeInitializer: 'serialize' },
    synonyms: {
      Constant: ['constant'],
      GlorotNormal: ['glorotNormal'],
      GlorotUniform: ['glorotUniform'],
      HeNormal: ['heNormal'],
      HeUniform: ['heUniform'],
      IdentityInitializer: ['identity', 'IdentityInitializer'],
      LecunNormal: ['lecunNormal'],
      LecunUniform: ['lecunUniform'],
      Ones: ['ones'],
      Orthogonal: ['orthogonal', 'OrthogonalInitializer'],
      RandomNormal: ['randomNormal'],
      RandomUniform: ['randomUniform'],
      StftInitializer: ['stft', 'STFTInitializer'],
      TruncatedNormal: ['truncatedNormal'],
      VarianceScaling: ['varianceScaling'],
      Zeros: ['zeros'],
    },
  },
  { name: 'layers', also: ['Input', 'InputSpec', 'Layer', 'Wrapper'] },
  { name: 'losses', also: ['Loss'] },
  { name: 'metrics', also: ['Metric'] },
  { name: 'linalg', folders: ['autodiff/', 'tensor/ops'], only: linearAlgebra },
  {
    name: 'ops',
    folders: ['tensor/ops', 'tensor/control'],
    also: ['customGradient', 'jvp'],
    inner: ['linalg'],
  },
  { name: 'optimizers', also: ['Optimizer'], inner: ['schedules'] },
  { name: 'random', folders: ['tensor/random'] },
  { name: 'regularizers', also: ['Regularizer'] },
  { name: 'schedules', also: ['LearningRateSchedule'] },
  { name: 'tree', folders: ['core/tree'], also: ['flatten', 'MAP_TO_NONE'] },
];

/** The generated files of the umbrella, by their names below src. */
export function umbrellaFiles(all: readonly Package[]): ReadonlyMap<string, string> {
  const parts = all.filter((pkg) => pkg.folder !== 'oneiros').map((pkg) => ({ pkg, files: sources(pkg) }));
  const written = new Map<string, string>();
  for (const namespace of namespaces) {
    const lines = parts.flatMap(({ pkg, files }) => reexports(pkg, files, namespace));
    const inner = (namespace.inner ?? []).filter(
      (name) => written.has(`namespaces/${name}.ts`) || hasKind(parts, name),
    );
    lines.push(...inner.map((name) => `export * as ${name} from './${name}.ts';`));
    if (lines.length === 0) continue;
    written.set(`namespaces/${namespace.name}.ts`, [generatedHeader, '', ...lines, ''].join('\n'));
  }
  const nested = new Set(namespaces.flatMap((namespace) => namespace.inner ?? []));
  const outer = namespaces
    .map(({ name }) => name)
    .filter((name) => written.has(`namespaces/${name}.ts`) && !nested.has(name));
  if (outer.length === 0) return written;
  const lines = outer.map((name) => `export * as ${name} from './namespaces/${name}.ts';`);
  written.set('namespaces.ts', [generatedHeader, '', ...lines, ''].join('\n'));
  const withPlugin = parts.filter(({ files }) => savedClasses(files).length > 0).map(({ pkg }) => pkg);
  if (withPlugin.length > 0) written.set('plugins.ts', pluginList(withPlugin));
  return written;
}

function hasKind(parts: readonly { readonly files: readonly SourceFile[] }[], kind: string): boolean {
  return parts.some(({ files }) => savedClasses(files).some((c) => c.kind === kind));
}

/** The lines that bring a namespace what one package has for it. */
function reexports(pkg: Package, files: readonly SourceFile[], namespace: Namespace): readonly string[] {
  const values = new Set<string>();
  const types = new Set<string>();
  const ofKind = new Set(
    savedClasses(files)
      .filter((c) => c.kind === namespace.name)
      .map((c) => c.file),
  );
  for (const file of files) {
    if (file.generated || file.internal) continue;
    const folder = `${pkg.folder}/${file.name.slice(0, Math.max(0, file.name.lastIndexOf('/')))}`;
    // A folder inside one of them is a namespace of the package already, as `image` in `ops`.
    const around = folder.slice(0, folder.lastIndexOf('/'));
    if (namespace.folders?.includes(around) && !namespace.only) values.add(folder.slice(around.length + 1));
    const common = file.name.endsWith(`/${namespace.name.replace(/s$/, '')}.ts`);
    const whole = !common && (ofKind.has(file) || namespace.folders?.includes(folder));
    const exports = exportsOf(file.text);
    const main = camelCase(file.name.slice(file.name.lastIndexOf('/') + 1, -'.ts'.length));
    const hasMain = exports.some((e) => (e.name === main && e.form === 'function') || e.form === 'class');
    for (const { name, form, className, passedOn } of exports) {
      const short = namespace.renamed?.[name];
      if (whole)
        for (const more of namespace.synonyms?.[name] ?? []) values.add(more === name ? name : `${name} as ${more}`);
      if (short) values.add(`${name} as ${short}`);
      const named = !passedOn && namespace.also?.includes(name);
      if ((!whole && !named) || short || namespace.only?.includes(name) === false) continue;
      // Beside the function that gives the file its name, others are helpers of the package.
      if (form === 'function' && name !== main && hasMain) continue;
      if (form === 'type') types.add(name);
      else if (form !== 'const' || name === main || named) values.add(inNamespace(name, className, namespace.name));
    }
  }
  const from = `} from '${pkg.manifest.name}';`;
  const lines: string[] = [];
  if (types.size > 0) lines.push(list('export type {', [...types].sort(byStem), from));
  if (values.size > 0) lines.push(list('export {', [...values].sort(byStem), from));
  return lines;
}

/** `IdentityInitializer`, which is `keras.initializers.Identity`, is `initializers.Identity`: kinds may share a name. */
function inNamespace(name: string, className: string | undefined, kind: string): string {
  const short = className?.slice(className.lastIndexOf('.') + 1);
  const singular = kind.replace(/s$/, '');
  return short && name.toLowerCase() === `${short}${singular}`.toLowerCase() ? `${name} as ${short}` : name;
}

function pluginList(withPlugin: readonly Package[]): string {
  const names = withPlugin.map(pluginName);
  return [
    generatedHeader,
    '',
    "import type { Plugin } from '@oneiros/core';",
    ...withPlugin.map((pkg) => `import { ${pluginName(pkg)} } from '${pkg.manifest.name}';`),
    '',
    '/** The plugins of all packages: what files may name when the umbrella reads them. */',
    list('export const plugins: readonly Plugin[] = [', names, '];', '', false),
    '',
  ].join('\n');
}
