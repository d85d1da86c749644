import { accumulate, columnFrom, type Matrix, type Reflector, reflectorOf, reflectRows } from './householder.ts';

/** x = Q R by Householder reflections, with `k` columns in Q. */
export function qr(x: Matrix, k: number): { readonly q: Matrix; readonly r: Matrix } {
  const { rows, columns } = x;
  const work: Matrix = { data: x.data.slice(), rows, columns };
  const reflectors: Reflector[] = [];
  for (let j = 0; j < Math.min(rows, columns); j++) {
    const reflector = reflectorOf(columnFrom(work, j, j), j);
    reflectRows(work, reflector, j + 1);
    work.data[j * columns + j] = reflector.beta;
    for (let i = j + 1; i < rows; i++) work.data[i * columns + j] = 0;
    reflectors.push(reflector);
  }
  return { q: accumulate(reflectors, rows, k), r: { data: work.data.slice(0, k * columns), rows: k, columns } };
}
