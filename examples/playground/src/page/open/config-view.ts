import { element, grouped } from '../element.ts';

/** Beyond this, a page is slow to show it. */
const most = 300_000;

/** The config.json of a file, folded away. */
export function configView(config: string, open = false): HTMLElement {
  const text = element('pre', { tabindex: 0, role: 'region', 'aria-label': 'config.json' });
  const details = element(
    'details',
    { class: 'config', open, toggle: () => fill() },
    element('summary', {}, 'config.json', element('span', {}, ` ${grouped(config.split('\n').length)} lines`)),
    text,
  );
  const fill = (): void => {
    if (!details.open || text.textContent) return;
    text.textContent =
      config.length > most ? `${config.slice(0, most)}\n… ${config.length - most} more characters` : config;
  };
  fill();
  return details;
}
