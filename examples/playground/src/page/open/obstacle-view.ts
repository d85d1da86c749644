import type { Obstacle, UnknownLayer } from '../../protocol.ts';
import { element } from '../element.ts';
import { problemDetails, rowList } from '../show-problem.ts';

const most = 6;

/** Why a file can be looked at but not run, and what to do about it. */
export function obstacleView(file: string, { failure, layers }: Obstacle): HTMLElement {
  const kinds = [...new Map(layers.map((layer) => [layer.className, layer])).values()];
  const [first] = kinds;
  return element(
    'div',
    { class: 'problem', role: 'alert', id: 'obstacle' },
    element('h3', {}, titleOf(file, kinds)),
    element('p', {}, 'It can be looked at, but not run here. What its config says is shown below.'),
    ...(first ? kinds.slice(0, most).map((kind) => about(kind, layers)) : [problemDetails(failure.message)]),
    kinds.length > most && element('p', {}, `And ${kinds.length - most} more.`),
    first?.kind === 'custom' && snippet(file, first),
  );
}

function titleOf(file: string, kinds: readonly UnknownLayer[]): string {
  const [first] = kinds;
  if (!first) return `${file} could not be built`;
  const names = kinds.length === 1 ? first.className : `${kinds.length} classes that this page does not know`;
  if (kinds.length > 1) return `${file} needs ${names}`;
  return first.kind === 'lambda'
    ? `${file} has a Lambda layer`
    : `${file} needs ${names}, which this page does not know`;
}

function about(kind: UnknownLayer, layers: readonly UnknownLayer[]): HTMLElement {
  const where = layers.filter(({ className }) => className === kind.className).map(({ name }) => name);
  const told = kind.kind === 'other' ? /Received: (.*?)\.(?: |$)/s.exec(kind.message)?.[1] : undefined;
  return rowList([
    [kind.sort === 'layers' ? 'Class' : 'Needed', kind.className],
    [where.length === 1 ? 'Layer' : 'Layers', where.slice(0, 8).join(', ')],
    ['Received', told],
    ['What to do', advice(kind)],
  ]);
}

function advice({ kind, className, sort, message }: UnknownLayer): string {
  const [owner, name = className] = className.includes('>') ? className.split('>') : ['', className];
  if (kind === 'lambda')
    return 'A Lambda layer holds the bytecode of a Python function, which is run nowhere but in Python. Save the model with ops from keras.ops, or with a layer of its own, in its place.';
  if (kind === 'missing') return `Keras has ${className}; Oneiros does not have it yet. Save the model without it.`;
  if (kind === 'other') return /\. (\S[^.]*\.)$/.exec(message)?.[1] ?? message;
  const owned = owner ? `the package '${owner}'` : 'someone’s own code';
  return `${name} comes from ${owned}, and files hold no code. In your own program, write ${
    sort === 'layers' || sort === 'models' ? 'the class' : 'it'
  } in TypeScript and register it under this name; then the file loads.`;
}

/** How a program of one's own loads the file. */
function snippet(file: string, { className, sort }: UnknownLayer): HTMLElement {
  const [owner, name = className] = className.includes('>') ? className.split('>') : ['mine', className];
  const isClass = sort === 'layers' || sort === 'models';
  const key = isClass ? `[${name}]` : `{ '${className}': ${name} }`;
  const code = [
    "import { definePlugin, loadModel } from 'oneiros';",
    `import { ${name} } from './${name.toLowerCase()}.js';${
      isClass ? ` // in it: static className = '${className}'` : ''
    }`,
    '',
    `const plugin = definePlugin({ name: '${owner}', ${sort}: ${key} });`,
    `const model = await loadModel('${file}', { plugins: [plugin] });`,
  ];
  return element('pre', { class: 'code', tabindex: 0, role: 'region', 'aria-label': 'Code' }, code.join('\n'));
}
