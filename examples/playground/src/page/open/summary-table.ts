import type { GraphInfo, NodeInfo } from '../../protocol.ts';
import { element, grouped } from '../element.ts';

/** The table that `model.summary()` prints, with what each layer is connected to. */
export function summaryTable(model: GraphInfo): HTMLElement {
  const head = element(
    'tr',
    {},
    ...['Layer', 'Output shape', 'Connected to'].map((text) => element('th', { scope: 'col' }, text)),
  );
  head.insertBefore(element('th', { scope: 'col', class: 'number' }, 'Parameters'), head.lastElementChild);
  const total = (name: string, n: number): HTMLElement =>
    element(
      'tr',
      {},
      element('td', { colspan: 2 }, name),
      element('td', { class: 'number' }, grouped(n)),
      element('td', {}, size(n)),
    );
  const all = isKnown(model) ? 'All parameters' : 'Parameters known';
  return element(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': 'Summary of the model' },
    element(
      'table',
      {},
      element('thead', {}, head),
      element('tbody', {}, ...rows(model, 0)),
      element(
        'tfoot',
        {},
        total(all, model.parameters),
        total('Trainable', model.trainable),
        total('Not trainable', model.parameters - model.trainable),
      ),
    ),
  );
}

function rows({ nodes, edges }: GraphInfo, depth: number): HTMLElement[] {
  return nodes.flatMap((node, i) => {
    const sources = edges.filter(({ to }) => to === i).map(({ from }) => nodes[from]!.name);
    return [row(node, sources, depth), ...(node.inner ? rows(node.inner, depth + 1) : [])];
  });
}

function row(node: NodeInfo, sources: readonly string[], depth: number): HTMLElement {
  return element(
    'tr',
    {},
    element('td', { style: `padding-left: ${0.9 + 1.25 * depth}rem` }, node.name, ' ', element('span', {}, node.type)),
    element('td', { class: 'shape' }, node.shape),
    element('td', { class: 'number' }, parametersText(node)),
    element('td', {}, sources.join(', ')),
  );
}

function parametersText({ shared, parameters }: NodeInfo): string {
  if (shared) return 'shared';
  return parameters === null ? '?' : grouped(parameters);
}

function isKnown({ nodes }: GraphInfo): boolean {
  return nodes.every(({ parameters, inner }) => parameters !== null && (inner === null || isKnown(inner)));
}

/** As four bytes each. */
function size(n: number): string {
  const bytes = 4 * n;
  return bytes < 1024
    ? `${bytes} B`
    : bytes < 2 ** 20
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
