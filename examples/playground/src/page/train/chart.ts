import { element, shape } from '../element.ts';

/** A value at a step of the training. */
export interface Sample {
  readonly step: number;
  readonly value: number;
}

export interface ChartOptions {
  readonly title: string;
  readonly format: (value: number) => string;
  /** Values that may stand at the axis, from the least to the most; the axis shows those that the data need. */
  readonly marks: readonly number[];
  /** The axis is even in this of a value. */
  readonly scale: (value: number) => number;
}

export interface Chart {
  /** Begins anew, for so many steps. */
  reset(steps: number): void;
  add(sample: Sample): void;
  addHeldOut(sample: Sample): void;
}

const margin = { left: 48, right: 12, top: 8, bottom: 24 };

/** A curve of the training, with what held-out digits say, as an SVG picture that follows the pointer. */
export function createChart(figure: HTMLElement, { title, format, marks, scale }: ChartOptions): Chart {
  const [now, held] = [element('span', { class: 'key' }), element('span', { class: 'key held' })];
  const svg = shape('svg', { role: 'img', tabindex: 0 });
  const [grid, lines, tip] = [shape('g'), shape('g'), shape('g', { class: 'tip' })];
  svg.append(grid, lines, tip);
  figure.replaceChildren(element('figcaption', {}, element('b', {}, title), now, held), svg);

  let steps = 1;
  let samples: (Sample & { readonly smooth: number })[] = [];
  let heldOut: Sample[] = [];
  let pointed: number | null = null;
  let waiting = false;
  let size = { width: 0, height: 0 };

  const redraw = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };

  function draw(): void {
    const { width, height } = size;
    if (!width) return;
    const shown = needed(marks, samples, heldOut);
    const [low, high] = [scale(shown[0]!), scale(shown.at(-1)!)];
    const inside = (value: number): number => Math.min(shown.at(-1)!, Math.max(shown[0]!, value));
    const x = (step: number): number => margin.left + (step / steps) * (width - margin.left - margin.right);
    const y = (value: number): number =>
      margin.top + (1 - (scale(inside(value)) - low) / (high - low)) * (height - margin.top - margin.bottom);
    const path = (points: readonly Sample[]): string =>
      points.map(({ step, value }, i) => `${i ? 'L' : 'M'}${x(step).toFixed(1)} ${y(value).toFixed(1)}`).join('');

    grid.replaceChildren(
      ...shown.flatMap((value) => [
        shape('line', { class: 'grid', x1: margin.left, x2: width - margin.right, y1: y(value), y2: y(value) }),
        shape('text', { x: margin.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, format(value)),
      ]),
      shape('text', { x: margin.left, y: height - 6 }, '0'),
      shape(
        'text',
        { x: width - margin.right, y: height - 6, 'text-anchor': 'end' },
        steps > 1 ? `${steps} steps` : '',
      ),
    );
    lines.replaceChildren(
      shape('path', { class: 'raw', d: path(samples) }),
      shape('path', { class: 'smooth', d: path(samples.map(({ step, smooth }) => ({ step, value: smooth }))) }),
      shape('path', { class: 'held-line', d: path(heldOut) }),
      ...heldOut.map(({ step, value }) => shape('circle', { class: 'held-dot', cx: x(step), cy: y(value), r: 5 })),
    );

    const last = samples.at(-1);
    const lastHeld = heldOut.at(-1);
    now.textContent = `training${last ? ` ${format(last.smooth)}` : ''}`;
    held.textContent = `held out${lastHeld ? ` ${format(lastHeld.value)}` : ''}`;
    svg.setAttribute(
      'aria-label',
      last
        ? `${title} by step: ${format(samples[0]!.smooth)} at first, ${format(last.smooth)} at step ${last.step}${lastHeld ? `, ${format(lastHeld.value)} on held-out digits` : ''}.`
        : `${title} by step: no steps yet.`,
    );
    point(x, y, width);
  }

  function point(x: (step: number) => number, y: (value: number) => number, width: number): void {
    const at = pointed === null ? null : nearest(samples, pointed);
    if (!at) return tip.replaceChildren();
    const text = `step ${at.step}: ${format(at.smooth)}`;
    const wide = text.length * 6.7 + 16;
    const left = Math.min(Math.max(margin.left, x(at.step) - wide / 2), width - margin.right - wide);
    tip.replaceChildren(
      shape('line', { class: 'hair', x1: x(at.step), x2: x(at.step), y1: margin.top, y2: size.height - margin.bottom }),
      shape('circle', { class: 'held-dot', cx: x(at.step), cy: y(at.smooth), r: 4, style: 'fill: var(--accent)' }),
      shape('rect', { x: left, y: margin.top, width: wide, height: 22, rx: 6 }),
      shape('text', { x: left + wide / 2, y: margin.top + 15, 'text-anchor': 'middle' }, text),
    );
  }

  svg.addEventListener('pointermove', ({ clientX }) => {
    const { left, width } = svg.getBoundingClientRect();
    pointed = ((clientX - left - margin.left) / (width - margin.left - margin.right)) * steps;
    redraw();
  });
  svg.addEventListener('pointerleave', () => {
    pointed = null;
    redraw();
  });
  svg.addEventListener('blur', () => {
    pointed = null;
    redraw();
  });
  svg.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || !samples.length) return;
    event.preventDefault();
    const from = pointed === null ? samples.length - 1 : samples.indexOf(nearest(samples, pointed)!);
    pointed = samples[Math.min(samples.length - 1, Math.max(0, from + by))]!.step;
    redraw();
  });
  new ResizeObserver(() => {
    size = { width: svg.clientWidth, height: svg.clientHeight };
    svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    redraw();
  }).observe(svg);

  return {
    reset: (all) => {
      [steps, samples, heldOut] = [all, [], []];
      redraw();
    },
    add: ({ step, value }) => {
      // A running mean over the last steps: a twenty-fifth of all, fewer at the beginning.
      const before = samples.at(-1);
      const memory = Math.max(1, Math.min(steps / 25, step / 4));
      const keep = before ? Math.exp((before.step - step) / memory) : 0;
      samples.push({ step, value, smooth: before ? keep * before.smooth + (1 - keep) * value : value });
      redraw();
    },
    addHeldOut: (sample) => {
      heldOut.push(sample);
      redraw();
    },
  };
}

/** The marks between which the smoothed values lie, three at least. */
function needed(
  marks: readonly number[],
  samples: readonly { readonly smooth: number }[],
  heldOut: readonly Sample[],
): readonly number[] {
  const values = [...samples.map(({ smooth }) => smooth), ...heldOut.map(({ value }) => value)];
  if (!values.length) return marks.slice(0, 4);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = Math.max(0, marks.filter((mark) => mark <= least).length - 1);
  const to = marks.findIndex((mark) => mark >= most);
  const end = to < 0 ? marks.length - 1 : to;
  return marks.slice(Math.max(0, Math.min(from, end - 2)), Math.max(end, Math.min(from + 2, marks.length - 1)) + 1);
}

function nearest<S extends Sample>(samples: readonly S[], step: number): S | null {
  return samples.reduce<S | null>(
    (best, sample) => (!best || Math.abs(sample.step - step) < Math.abs(best.step - step) ? sample : best),
    null,
  );
}
