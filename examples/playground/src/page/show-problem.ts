import { element } from './element.ts';

/**
 * An error in words. Those of Oneiros all have one form, `<subject>: expected <what>. Received: <what>. <advice>`, which
 * reads better in rows.
 */
export function showProblem(target: HTMLElement, title: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  target.replaceChildren(element('h3', {}, title), problemDetails(message));
  target.hidden = false;
}

export function hideProblem(target: HTMLElement): void {
  target.hidden = true;
  target.replaceChildren();
}

/** A message in rows, if it has the form of those of Oneiros. */
export function problemDetails(message: string): HTMLElement {
  const parts = /^(.*?): expected (.*?)\. Received: (.*?)\.(?: (.+))?$/s.exec(message);
  if (!parts) return element('p', {}, message);
  const [, where = '', expected = '', received = '', advice] = parts;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Where', where],
    ['Expected', expected],
    ['Received', received],
    ['What to do', advice],
  ];
  return rowList(rows);
}

/** Names and what stands behind them, one below the other; rows without text are left out. */
export function rowList(rows: readonly (readonly [name: string, text: string | undefined])[]): HTMLElement {
  const list = element('dl');
  for (const [name, text] of rows) if (text) list.append(element('dt', {}, name), element('dd', {}, text));
  return list;
}
