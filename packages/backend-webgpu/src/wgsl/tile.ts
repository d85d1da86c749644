/**
 * A thread's part of a product, kept in registers: some rows by some columns, the columns in vectors of `width`. Where
 * `width` is 4, what is right of the product and the result are bound as vectors.
 */
export interface Tile {
  readonly rows: number;
  readonly vectors: number;
  readonly width: 1 | 4;
}

/** Products of fewer multiplications than this are not worth a large shader: compiling one takes longer. */
const little = 2 ** 20;

/** A tile for a product of this size, of `sums` multiplications for each result; `rows` are at most `mostRows`. */
export function tileFor(rows: number, columns: number, sums: number, mostRows: number): Tile {
  const width = columns % 4 === 0 ? 4 : 1;
  if (rows * columns * sums < little) return { rows: 1, vectors: 1, width };
  const most = width === 4 ? (rows < 4 ? 4 : 2) : 4;
  return { rows: Math.min(rows, mostRows), vectors: Math.min(columns / width, most), width };
}

/** The columns of a tile. */
export function columnsOf({ vectors, width }: Tile): number {
  return vectors * width;
}
/** What buffers hold that are read and written along the columns. */
export function typeOf({ width }: Tile): string {
  return width === 4 ? 'vec4f' : 'f32';
}

/** Declares the sums. */
export function sumsCode(tile: Tile): string {
  const zero = tile.width === 4 ? 'vec4f()' : '0.0';
  return each(tile.rows, (m) => each(tile.vectors, (v) => `var sum${m}_${v} = ${zero};`));
}
/** Adds the products of \`x0\`, \`x1\`, … and \`y0\`, \`y1\`, … */
export function productsCode(tile: Tile, x: (m: number) => string = (m) => `x${m}`): string {
  return each(tile.rows, (m) => each(tile.vectors, (v) => `sum${m}_${v} += ${x(m)} * y${v};`));
}
/** Writes the sums of row \`m\` from \`place(m)\` on, as far as they are \`inside\`. Places are counted in elements. */
export function writeCode(
  tile: Tile,
  place: (m: number) => string,
  inside: { readonly row: (m: number) => string; readonly column: (offset: number) => string },
): string {
  return each(
    tile.rows,
    (m) =>
      `if (${inside.row(m)}) { let goal = (${place(m)}) / ${tile.width}; ${each(
        tile.vectors,
        (v) => `if (${inside.column(v * tile.width)}) { b0[goal + ${v}] = sum${m}_${v}; }`,
      )} }`,
  );
}
/** `make(0)`, `make(1)`, … as statements. */
export function each(count: number, make: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => make(i)).join(' ');
}
