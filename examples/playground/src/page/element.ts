type Child = Node | string | null | false;
type Attributes = { readonly [name: string]: string | number | boolean | null | ((event: never) => void) };

/** An HTML element with attributes (functions are listeners, by the name of the event) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for a part of an SVG picture. */
export function shape<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** The element of the page with this id. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (found) return found as E;
  throw new Error(`The page has no element #${id}.`);
}

/** A number as people write it: `1,234`. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}

/** A share in percent: `98.5 %`. */
export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

function filled<E extends Element>(target: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') target.addEventListener(name, value as EventListener);
    else if (value === true) target.setAttribute(name, '');
    else if (value !== null && value !== false) target.setAttribute(name, String(value));
  }
  target.append(...children.filter((child) => child !== null && child !== false));
  return target;
}
