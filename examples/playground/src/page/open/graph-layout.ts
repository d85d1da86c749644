/** What the layout needs to know of a node. */
export interface Box {
  readonly width: number;
  readonly height: number;
}
export interface Link {
  readonly from: number;
  readonly to: number;
}
export interface Placed {
  /** The middle of each box. */
  readonly nodes: readonly { readonly x: number; readonly y: number; readonly rank: number }[];
  /** The way of each link, from the lower edge of one box to the upper edge of the other. */
  readonly links: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly width: number;
  readonly height: number;
}

const between = 26; // boxes of one row
const lane = 18; // the width that a passing link takes
const below = 28; // rows

/** A place in a row: a box, or where a longer link passes. */
interface Slot {
  readonly node: number | null;
  readonly width: number;
  readonly above: Slot[];
  readonly under: Slot[];
  x: number;
}

/**
 * Places a graph without loops in rows from top to bottom (Sugiyama, Tagawa, Toda 1981): rows by the longest way from an
 * input, the order within a row by means of neighbours, places by least squares against the neighbours' places.
 * `links` may only lead to later boxes.
 */
export function layOut(boxes: readonly Box[], links: readonly Link[]): Placed {
  const rank = ranks(boxes.length, links);
  const rows: Slot[][] = Array.from({ length: Math.max(0, ...rank) + 1 }, () => []);
  const slot = (node: number | null, width: number, row: number): Slot => {
    const made: Slot = { node, width, above: [], under: [], x: 0 };
    rows[row]!.push(made);
    return made;
  };
  const slots = boxes.map(({ width }, node) => slot(node, width, rank[node]!));
  const ways = links.map(({ from, to }) => {
    const way = [slots[from]!];
    for (let row = rank[from]! + 1; row < rank[to]!; row++) way.push(slot(null, lane, row));
    way.push(slots[to]!);
    way.slice(1).forEach((lower, i) => {
      way[i]!.under.push(lower);
      lower.above.push(way[i]!);
    });
    return way;
  });

  order(rows);
  place(rows);
  const [left, right] = extent(rows);
  const heights = rows.map((row) => Math.max(0, ...row.map(({ node }) => (node === null ? 0 : boxes[node]!.height))));
  const tops = heights.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height + below, 0));
  const middle = (row: number): number => tops[row]! + heights[row]! / 2;
  return {
    nodes: slots.map(({ x }, node) => ({ x: x - left, y: middle(rank[node]!), rank: rank[node]! })),
    links: ways.map((way, i) => {
      const { from, to } = links[i]!;
      return way.map(({ x, node }, at): [number, number] => {
        const row = rank[from]! + at;
        if (node === null) return [x - left, middle(row)];
        return [x - left, middle(row) + (at === 0 ? boxes[from]!.height / 2 : -boxes[to]!.height / 2)];
      });
    }),
    width: right - left,
    height: (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0),
  };
}

/** The longest way from an input to each node; an input stands right above what it feeds. */
function ranks(count: number, links: readonly Link[]): number[] {
  const rank = new Array<number>(count).fill(0);
  const into: number[][] = Array.from({ length: count }, () => []);
  const out: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of links) {
    into[to]!.push(from);
    out[from]!.push(to);
  }
  for (let node = 0; node < count; node++)
    for (const from of into[node]!) rank[node] = Math.max(rank[node]!, rank[from]! + 1);
  for (let node = 0; node < count; node++)
    if (!into[node]!.length && out[node]!.length) rank[node] = Math.min(...out[node]!.map((to) => rank[to]!)) - 1;
  return rank;
}

/** Sorts each row by the mean place of its neighbours, downwards and upwards in turn, so that fewer links cross. */
function order(rows: readonly Slot[][]): void {
  const number = (): void => rows.forEach((row) => row.forEach((slot, i) => (slot.x = i - row.length / 2)));
  number();
  for (let round = 0; round < 12; round++) {
    const down = round % 2 === 0;
    for (const row of down ? rows : [...rows].reverse()) {
      const wish = new Map(row.map((slot) => [slot, mean(down ? slot.above : slot.under) ?? slot.x]));
      row.sort((a, b) => wish.get(a)! - wish.get(b)!);
      row.forEach((slot, i) => (slot.x = i - row.length / 2));
    }
  }
}

/** Moves the slots of each row to where their neighbours want them, without overlap; chains become straight at last. */
function place(rows: readonly Slot[][]): void {
  for (const row of rows)
    spread(
      row,
      row.map(() => 0),
    );
  for (let round = 0; round < 24; round++) {
    const down = round % 2 === 0;
    for (const row of down ? rows : [...rows].reverse()) {
      spread(
        row,
        row.map((slot) => mean([...slot.above, ...slot.under]) ?? slot.x),
      );
    }
  }
  for (const row of rows)
    spread(
      row,
      row.map((slot) => mean(slot.above) ?? slot.x),
    );
}

/**
 * Places as near to `wishes` as their distances allow, in the sense of least squares. With the needed distances taken
 * off this is an isotonic regression, which pooling adjacent violators solves.
 */
function spread(row: readonly Slot[], wishes: readonly number[]): void {
  let offset = 0;
  const offsets = row.map(({ width }, i) => {
    const previous = row[i - 1];
    if (previous) offset += (previous.width + width) / 2 + between;
    return offset;
  });
  const pools: { sum: number; count: number }[] = [];
  wishes.forEach((wish, i) => {
    pools.push({ sum: wish - offsets[i]!, count: 1 });
    for (;;) {
      const [first, second] = pools.slice(-2);
      if (!first || !second || first.sum / first.count <= second.sum / second.count) break;
      pools.splice(-2, 2, { sum: first.sum + second.sum, count: first.count + second.count });
    }
  });
  let i = 0;
  for (const { sum, count } of pools) for (let n = 0; n < count; n++, i++) row[i]!.x = sum / count + offsets[i]!;
}

function mean(slots: readonly Slot[]): number | null {
  return slots.length ? slots.reduce((sum, { x }) => sum + x, 0) / slots.length : null;
}

function extent(rows: readonly Slot[][]): readonly [number, number] {
  const all = rows.flat();
  if (!all.length) return [0, 0];
  return [Math.min(...all.map(({ x, width }) => x - width / 2)), Math.max(...all.map(({ x, width }) => x + width / 2))];
}
