import type { ModelInfo } from '../../protocol.ts';
import { element, grouped } from '../element.ts';

/** The name of a model, and what there is to know of it at a glance. */
export function modelHead(model: ModelInfo, file: string): HTMLElement {
  const fact = (value: string, name: string): HTMLElement => element('span', {}, element('b', {}, value), ` ${name}`);
  const { nodes, parameters, bytes, kerasVersion, savedAt, optimizer, loss } = model;
  const layers = new Set(nodes.filter(({ role }) => role !== 'input').map(({ name }) => name)).size;
  const known = nodes.every((node) => node.parameters !== null);
  return element(
    'div',
    { class: 'model-head' },
    element('h3', { tabindex: -1 }, model.name),
    element(
      'p',
      { class: 'facts' },
      fact(model.type, 'model'),
      fact(grouped(layers), layers === 1 ? 'layer' : 'layers'),
      fact(grouped(parameters), known ? 'parameters' : 'parameters known'),
      optimizer !== null && fact(optimizer, loss === null ? 'as optimizer' : `on ${loss}`),
      element('span', {}, `${file}, ${(bytes / 1024).toFixed(0)} KB`),
      kerasVersion !== null && element('span', {}, `Keras ${kerasVersion}${savedAt ? `, ${savedAt}` : ''}`),
    ),
  );
}
