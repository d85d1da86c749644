import type { GraphInfo, NodeInfo } from '../../protocol.ts';
import { element, grouped, shape } from '../element.ts';
import { layOut, type Placed } from './graph-layout.ts';

const pad = 24;
const bounds = { least: 0.08, readable: 0.8, most: 2.5 };

/** A picture of a graph that can be zoomed and moved, with the particulars of the node that is chosen. */
export function graphView(root: GraphInfo): HTMLElement {
  const svg = shape('svg', { role: 'group', 'aria-label': `Architecture of ${root.name}` });
  const scene = shape('g');
  svg.append(scene);
  const crumbs = element('nav', { class: 'crumbs', 'aria-label': 'Models inside models' });
  const detail = element('div', {
    class: 'detail',
    tabindex: 0,
    role: 'region',
    'aria-label': 'The chosen layer',
    'aria-live': 'polite',
  });
  const button = (text: string, label: string, act: () => void): HTMLElement =>
    element('button', { type: 'button', 'aria-label': label, title: label, click: act }, text);
  const zoom = element(
    'div',
    { class: 'zoom' },
    button('−', 'Smaller', () => zoomBy(1 / 1.3)),
    button('+', 'Larger', () => zoomBy(1.3)),
    button('Fit', 'Fit the whole graph', fit),
  );

  let path: readonly GraphInfo[] = [root];
  let placed: Placed = { nodes: [], links: [], width: 0, height: 0 };
  let figures: readonly SVGGElement[] = [];
  let chosen = -1;
  let view = { x: 0, y: 0, scale: 1 };

  const graph = (): GraphInfo => path.at(-1)!;

  function open(next: readonly GraphInfo[]): void {
    path = next;
    const { nodes, edges } = graph();
    const boxes = nodes.map((node) => ({ width: widthOf(node), height: node.role === 'op' ? 34 : 48 }));
    placed = layOut(boxes, edges);
    figures = nodes.map((node, i) => figure(node, boxes[i]!, placed.nodes[i]!, () => choose(i)));
    scene.replaceChildren(...placed.links.flatMap(curve), ...figures);
    crumbs.replaceChildren(
      ...path
        .slice(0, -1)
        .map((outer, i) => button(`‹ ${outer.name}`, `Back to ${outer.name}`, () => open(path.slice(0, i + 1)))),
    );
    const unknown = nodes.findIndex(({ role }) => role === 'unknown');
    const first = nodes.findIndex(({ role }) => role !== 'input');
    choose(unknown >= 0 ? unknown : Math.max(0, first), false);
    begin();
  }

  function choose(i: number, focus = true): void {
    const node = graph().nodes[i];
    if (!node) return;
    figures[chosen]?.classList.remove('chosen');
    chosen = i;
    figures.forEach((other, at) => other.setAttribute('tabindex', at === i ? '0' : '-1'));
    figures[i]!.classList.add('chosen');
    if (focus) {
      figures[i]!.focus({ preventScroll: true });
      reveal(i);
    }
    const { inner } = node;
    detail.replaceChildren(
      ...particulars(node),
      ...(inner ? [button(`Open ${inner.name}`, `Open the model ${inner.name}`, () => open([...path, inner]))] : []),
    );
  }

  const show = (): void => {
    const { x, y, scale } = view;
    scene.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(4)})`);
    const { clientWidth: width, clientHeight: height } = svg;
    const whole = placed.width * scale <= width && placed.height * scale <= height;
    svg.style.touchAction = whole ? 'pan-y' : 'none'; // a finger scrolls the page where nothing is to be moved
  };
  /** Kept free under the graph: on a small screen the buttons lie there. */
  const below = (): number => (svg.clientWidth > 560 ? pad : 4 * pad);
  /** The first look: as wide as fits, from the top, and never too small to read; as high as it needs, within the window. */
  function begin(): void {
    const { clientWidth: width } = svg;
    if (!width) return;
    const scale = Math.min(1, Math.max(bounds.readable, (width - 2 * pad) / placed.width));
    const height = Math.min(
      placed.height * scale + pad + below(),
      Math.max(0.6 * innerHeight, width > 560 ? 690 : 380),
    );
    svg.style.height = `${Math.ceil(height)}px`;
    view = { scale, x: (width - placed.width * scale) / 2, y: pad };
    if (placed.width * scale > width && placed.nodes[chosen]) reveal(chosen, false);
    show();
  }
  function fit(): void {
    const { clientWidth: width, clientHeight: height } = svg;
    const room = height - pad - below();
    const wanted = Math.min((width - 2 * pad) / placed.width, room / placed.height, 1.25);
    const scale = Math.max(bounds.least, wanted);
    view = { scale, x: (width - placed.width * scale) / 2, y: pad + (room - placed.height * scale) / 2 };
    show();
  }
  function zoomBy(factor: number, x = svg.clientWidth / 2, y = svg.clientHeight / 2): void {
    const scale = Math.min(bounds.most, Math.max(bounds.least, view.scale * factor));
    const by = scale / view.scale;
    view = { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
    show();
  }
  /** Moves a node into sight: sideways, and upwards or downwards too. */
  function reveal(i: number, upright = true): void {
    const { x, y } = placed.nodes[i]!;
    const inside = (at: number, size: number, room: number): number => Math.min(size - room, Math.max(room, at)) - at;
    view = {
      ...view,
      x: view.x + inside(view.x + x * view.scale, svg.clientWidth, 110),
      y: view.y + (upright ? inside(view.y + y * view.scale, svg.clientHeight, 60) : 0),
    };
    show();
  }

  const fingers = new Map<number, PointerEvent>();
  svg.addEventListener('pointerdown', (event) => {
    if (event.button === 0) fingers.set(event.pointerId, event);
  });
  svg.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const other = [...fingers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    if (other) {
      const distance = (a: PointerEvent): number => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
      const { left, top } = svg.getBoundingClientRect();
      const [x, y] = [(event.clientX + other.clientX) / 2 - left, (event.clientY + other.clientY) / 2 - top];
      zoomBy(distance(event) / Math.max(1, distance(before)), x, y);
    } else {
      view = { ...view, x: view.x + event.clientX - before.clientX, y: view.y + event.clientY - before.clientY };
      show();
    }
    fingers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    svg.addEventListener(end, ({ pointerId }) => fingers.delete(pointerId));
  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      const { left, top } = svg.getBoundingClientRect();
      zoomBy(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  svg.addEventListener('keydown', (event) => {
    const act = {
      ArrowDown: () => step('to'),
      ArrowUp: () => step('from'),
      ArrowRight: () => beside(1),
      ArrowLeft: () => beside(-1),
      '+': () => zoomBy(1.3),
      '-': () => zoomBy(1 / 1.3),
      '0': fit,
      Enter: () => detail.querySelector('button')?.click(),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  /** Along a link to the next node, or to the one before. */
  const step = (way: 'from' | 'to'): void => {
    const link = graph().edges.find((edge) => edge[way === 'to' ? 'from' : 'to'] === chosen);
    if (link) choose(link[way]);
  };
  /** To the neighbour in the same row. */
  const beside = (by: 1 | -1): void => {
    const { x, rank } = placed.nodes[chosen]!;
    const next = placed.nodes
      .map((node, i) => ({ ...node, i, distance: (node.x - x) * by }))
      .filter((node) => node.rank === rank && node.distance > 0)
      .sort((a, b) => a.distance - b.distance)[0];
    if (next) choose(next.i);
  };

  let width = 0;
  new ResizeObserver(() => {
    if (svg.clientWidth !== width) begin();
    width = svg.clientWidth;
  }).observe(svg);
  open([root]);
  return element('div', { class: 'picture' }, element('div', { class: 'stage' }, svg, crumbs, zoom), detail);
}

function figure(
  node: NodeInfo,
  { width, height }: { readonly width: number; readonly height: number },
  { x, y }: { readonly x: number; readonly y: number },
  choose: () => void,
): SVGGElement {
  const count = node.parameters && !node.shared ? grouped(node.parameters) : '';
  const more =
    node.role === 'unknown'
      ? ' not known here'
      : node.shared
        ? ' shared with an earlier call'
        : count && ` ${count} parameters`;
  // It begins as the box does, for those who call it by what they see.
  const words = `${node.type}${more}, ${node.name}, output ${node.shape === '?' ? 'not known' : node.shape}`;
  const corner = node.role === 'unknown' ? 'not known' : node.shared ? 'shared' : count;
  const small = node.role === 'op';
  return shape(
    'g',
    {
      class: `node ${node.role}`,
      transform: `translate(${x - width / 2} ${y - height / 2})`,
      role: 'button',
      'aria-label': words,
      tabindex: -1,
      click: choose,
    },
    shape('title', {}, words),
    shape('rect', { width, height, rx: small ? height / 2 : 10 }),
    shape(
      'text',
      { class: 'type', x: 14, y: small ? 22 : 20 },
      clipped(node.role === 'input' ? node.name : node.type, 22),
    ),
    ' ',
    corner && shape('text', { class: 'small', x: width - 14, y: small ? 22 : 20, 'text-anchor': 'end' }, corner),
    ' ',
    !small && shape('text', { class: 'small', x: 14, y: 37 }, clipped(node.shape, 30)),
  );
}

/** Wide enough for its words, in three sizes, so that chains stay straight columns. */
function widthOf({ type, name, shape: output, parameters, role }: NodeInfo): number {
  if (role === 'op') return Math.max(90, clipped(type, 22).length * 8.2 + 30);
  const first =
    clipped(role === 'input' ? name : type, 22).length * 8.4 +
    (role === 'unknown' ? 88 : parameters ? grouped(parameters).length * 7.8 + 16 : 0);
  const wide = Math.max(first, clipped(output, 30).length * 7.5) + 30;
  return [176, 220, 264].find((size) => wide <= size) ?? 264;
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A link as a curve that leaves and arrives upright, with its tip. */
function curve(points: readonly (readonly [number, number])[]): SVGElement[] {
  const [start, ...rest] = points;
  if (!start) return [];
  let d = `M${start[0]} ${start[1]}`;
  let [px, py] = start;
  for (const [i, [x, y]] of rest.entries()) {
    const end = i === rest.length - 1 ? y - 5 : y;
    const half = (py + end) / 2;
    d += x === px ? `V${end}` : `C${px} ${half} ${x} ${half} ${x} ${end}`;
    [px, py] = [x, end];
  }
  const tip = shape('path', { class: 'edge-tip', d: `M${px - 4.5} ${py - 2}L${px} ${py + 5}L${px + 4.5} ${py - 2}Z` });
  return [shape('path', { class: 'edge', d }), tip];
}

function particulars(node: NodeInfo): HTMLElement[] {
  const rows: (readonly [string, string])[] = [
    ['output', node.shape === '?' ? 'not known' : node.shape],
    ['parameters', node.parameters === null ? 'not known' : grouped(node.parameters)],
  ];
  if (node.parameters) rows.push(['trainable', node.trainable ? 'yes' : 'no']);
  if (node.shared) rows.push(['weights', 'shared with an earlier call']);
  return [
    element('h4', {}, node.type),
    element('p', { class: 'fine' }, node.name),
    ...(node.role === 'unknown'
      ? [element('p', { class: 'unknown-note' }, 'This page does not know this layer.')]
      : []),
    list(rows),
    ...(node.settings.length ? [element('h5', {}, 'Settings'), list(node.settings)] : []),
    ...(node.weights.length ? [element('h5', {}, 'Weights'), list(node.weights)] : []),
  ];
}

function list(rows: readonly (readonly [string, string])[]): HTMLElement {
  return element('dl', {}, ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}
