import { type Point, type Stroke, trace } from './strokes.ts';

const cells = 28;
/** The width of the pen for the eye, as a share of the pad. */
const pen = 0.075;

export interface Pad {
  strokes(): readonly Stroke[];
  set(strokes: readonly Stroke[]): void;
  undo(): void;
  /** Paints again, in other colours or another size. */
  paint(): void;
}

/** Makes an element with a canvas in it a pad for pointer, finger and keyboard. `onChange` hears of every change, `onBegin` of every new stroke. */
export function createPad(host: HTMLElement, onChange: () => void, onBegin: () => void): Pad {
  const canvas = host.querySelector('canvas')!;
  host.tabIndex = 0;
  let strokes: Point[][] = [];
  /** The cell under the keyboard's cursor, and whether its pen is down. */
  const cursor = { column: 13, row: 13, down: false, shown: false };

  const changed = (): void => {
    paint();
    onChange();
  };
  const begin = (point: Point): void => {
    onBegin();
    strokes.push([point]);
    changed();
  };
  const set = (given: readonly Stroke[]): void => {
    strokes = given.map((stroke) => [...stroke]);
    cursor.down = false;
    changed();
  };
  const undo = (): void => {
    strokes.pop();
    cursor.down = false;
    changed();
  };

  const paint = (): void => {
    const size = Math.round(canvas.clientWidth * devicePixelRatio);
    if (size === 0) return;
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext('2d')!;
    const style = getComputedStyle(canvas);
    const color = (name: string): string => style.getPropertyValue(`--${name}`).trim();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, size, size);
    context.setTransform(size, 0, 0, size, 0, 0);
    context.fillStyle = color('line');
    const dot = 1.2 / canvas.clientWidth;
    for (let i = 1; i < cells; i++)
      for (let j = 1; j < cells; j++) context.fillRect(i / cells - dot / 2, j / cells - dot / 2, dot, dot);
    context.strokeStyle = color('ink');
    context.lineWidth = pen;
    trace(context, strokes);
    if (!cursor.shown) return;
    const cell = 1 / cells;
    const [x, y] = [cursor.column * cell, cursor.row * cell];
    context.lineWidth = 0.007;
    context.strokeStyle = color('accent');
    if (cursor.down) {
      context.fillStyle = color('accent');
      context.fillRect(x, y, cell, cell);
    }
    context.strokeRect(x - 0.004, y - 0.004, cell + 0.008, cell + 0.008);
  };

  let drawing: number | null = null;
  const place = (event: PointerEvent): Point => {
    const { left, top, width, height } = host.getBoundingClientRect();
    const inside = (share: number): number => Math.min(1, Math.max(0, share));
    return { x: inside((event.clientX - left) / width), y: inside((event.clientY - top) / height) };
  };
  host.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || drawing !== null) return;
    drawing = event.pointerId;
    host.setPointerCapture(event.pointerId);
    cursor.shown = cursor.down = false;
    begin(place(event));
  });
  host.addEventListener('pointermove', (event) => {
    if (event.pointerId !== drawing) return;
    const between = event.getCoalescedEvents?.() ?? [];
    strokes.at(-1)?.push(...(between.length ? between : [event]).map(place));
    changed();
  });
  const lift = (event: PointerEvent): void => {
    if (event.pointerId === drawing) drawing = null;
  };
  host.addEventListener('pointerup', lift);
  host.addEventListener('pointercancel', lift);

  const middle = (): Point => ({ x: (cursor.column + 0.5) / cells, y: (cursor.row + 0.5) / cells });
  const move = (columns: number, rows: number): void => {
    const inside = (n: number): number => Math.min(cells - 1, Math.max(0, n));
    cursor.column = inside(cursor.column + columns);
    cursor.row = inside(cursor.row + rows);
    if (!cursor.down) return paint();
    strokes.at(-1)?.push(middle());
    changed();
  };
  const keys: { readonly [key: string]: (event: KeyboardEvent) => void } = {
    ArrowLeft: () => move(-1, 0),
    ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, -1),
    ArrowDown: () => move(0, 1),
    ' ': () => {
      const lower = !cursor.down;
      if (lower) begin(middle());
      cursor.down = lower;
      paint();
    },
    Escape: () => {
      cursor.down = false;
      paint();
    },
    Backspace: undo,
    Delete: () => set([]),
  };
  host.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key];
    if (!act || (event.key === ' ' && event.repeat)) return;
    event.preventDefault();
    cursor.shown = true;
    act(event);
  });
  host.addEventListener('focus', () => {
    cursor.shown = host.matches(':focus-visible');
    paint();
  });
  host.addEventListener('blur', () => {
    cursor.shown = cursor.down = false;
    paint();
  });
  new ResizeObserver(paint).observe(host);
  return { strokes: () => strokes, set, undo, paint };
}
