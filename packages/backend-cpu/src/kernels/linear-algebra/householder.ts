/** Square or rectangular matrices, row-major, in doubles. */
export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** The identity, or its first columns. */
export function identity(rows: number, columns: number = rows): Matrix {
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < Math.min(rows, columns); i++) data[i * columns + i] = 1;
  return { data, rows, columns };
}
export function transposeOf({ data, rows, columns }: Matrix): Matrix {
  const out = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = data[i * columns + j]!;
  return { data: out, rows: columns, columns: rows };
}
export function productOf(x: Matrix, y: Matrix): Matrix {
  const out = new Float64Array(x.rows * y.columns);
  for (let i = 0; i < x.rows; i++) {
    for (let k = 0; k < x.columns; k++) {
      const scale = x.data[i * x.columns + k]!;
      if (scale !== 0)
        for (let j = 0; j < y.columns; j++) out[i * y.columns + j]! += scale * y.data[k * y.columns + j]!;
    }
  }
  return { data: out, rows: x.rows, columns: y.columns };
}

/** A reflection I − τ v vᵀ on the coordinates from `first` on; v starts with 1. */
export interface Reflector {
  readonly tau: number;
  readonly first: number;
  readonly v: Float64Array;
}

/**
 * The reflection that takes `x` to (β, 0, …, 0), with β of the sign opposite to that of x₀, as LAPACK's larfg chooses it;
 * the identity (τ = 0, β = x₀) where the rest of x is 0 already.
 */
export function reflectorOf(x: Float64Array, first: number): Reflector & { readonly beta: number } {
  const alpha = x[0]!;
  let scale = 0;
  for (let i = 1; i < x.length; i++) scale = Math.max(scale, Math.abs(x[i]!));
  if (scale === 0) return { tau: 0, first, v: x, beta: alpha };
  const rest = norm(x, 1);
  const beta = alpha >= 0 && !Object.is(alpha, -0) ? -Math.hypot(alpha, rest) : Math.hypot(alpha, rest);
  const v = x.map((value) => value / (alpha - beta));
  v[0] = 1;
  return { tau: (beta - alpha) / beta, first, v, beta };
}
function norm(x: Float64Array, from: number): number {
  let most = 0;
  for (let i = from; i < x.length; i++) most = Math.max(most, Math.abs(x[i]!));
  if (most === 0 || !Number.isFinite(most)) return most;
  let sum = 0;
  for (let i = from; i < x.length; i++) sum += (x[i]! / most) ** 2;
  return most * Math.sqrt(sum);
}

/** x ← H x on the columns from `from` on. */
export function reflectRows({ data, columns }: Matrix, { tau, first, v }: Reflector, from = 0): void {
  if (tau === 0) return;
  for (let j = from; j < columns; j++) {
    let sum = 0;
    for (let i = 0; i < v.length; i++) sum += v[i]! * data[(first + i) * columns + j]!;
    sum *= tau;
    for (let i = 0; i < v.length; i++) data[(first + i) * columns + j]! -= sum * v[i]!;
  }
}
/** x ← x H on the rows from `from` on. */
export function reflectColumns({ data, rows, columns }: Matrix, { tau, first, v }: Reflector, from = 0): void {
  if (tau === 0) return;
  for (let i = from; i < rows; i++) {
    const at = i * columns + first;
    let sum = 0;
    for (let j = 0; j < v.length; j++) sum += v[j]! * data[at + j]!;
    sum *= tau;
    for (let j = 0; j < v.length; j++) data[at + j]! -= sum * v[j]!;
  }
}
/** Column `column` from row `from` on. */
export function columnFrom({ data, rows, columns }: Matrix, column: number, from: number): Float64Array {
  return Float64Array.from({ length: rows - from }, (_, i) => data[(from + i) * columns + column]!);
}
/** Row `row` from column `from` on. */
export function rowFrom({ data, columns }: Matrix, row: number, from: number): Float64Array {
  return data.slice(row * columns + from, (row + 1) * columns);
}
/** H₁ H₂ … as a matrix, its first columns. */
export function accumulate(reflectors: readonly Reflector[], rows: number, columns: number): Matrix {
  const q = identity(rows, columns);
  for (let i = reflectors.length - 1; i >= 0; i--) reflectRows(q, reflectors[i]!);
  return q;
}
