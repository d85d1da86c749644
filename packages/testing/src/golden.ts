import { type DType, expected, isPlainObject, show } from '@oneiros/core';
import { type Tensor, tensor } from '@oneiros/tensor';

/** One call of a Keras op with what it gave, as a line of a golden file holds it. Values are encoded: see `decodeGolden`. */
export interface GoldenCase {
  /** The name in `keras.ops`, with dots where it has them. */
  readonly op: string;
  /** What the case is for. */
  readonly note?: string;
  /** Positional arguments. */
  readonly args: readonly unknown[];
  /** Keyword arguments under their Python names. */
  readonly opts: { readonly [name: string]: unknown };
  /** Whether Keras gave several tensors. */
  readonly multi?: boolean;
  /** The tensors that Keras gave. */
  readonly out: readonly GoldenTensor[];
  /** What the outputs are multiplied with before they are summed to the scalar of which `grads` are the gradients. */
  readonly cotangents?: readonly (GoldenTensor | null)[];
  /** Gradients of the float32 tensors among `args`, in order. */
  readonly grads?: readonly GoldenTensor[];
}
/** A tensor in a golden file, elements row-major; NaN and the infinities are strings. */
export interface GoldenTensor {
  readonly $t: {
    readonly shape: readonly number[];
    readonly dtype: DType;
    readonly data: readonly (number | boolean | string)[];
  };
}
/** A tensor as tests compare it. */
export interface ExpectedTensor {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** Row-major; booleans as 0 and 1. */
  readonly data: ArrayLike<number | bigint>;
}

/**
 * The cases of a golden file: what Keras 3.15.1 answered.
 *
 * ```ts
 * const cases = parseGoldens(await readFile('add.golden.json', 'utf8'));
 * ```
 * @throws OneirosError if the text is not a golden file of ops.
 */
export function parseGoldens(text: string): readonly GoldenCase[] {
  const { cases } = JSON.parse(text) as { readonly cases?: readonly GoldenCase[] };
  const valid =
    Array.isArray(cases) && cases.every((c: Partial<GoldenCase>) => typeof c.op === 'string' && Array.isArray(c.out));
  if (!valid)
    throw expected(
      'golden file',
      'a list `cases` of calls with `op` and `out`',
      show(cases),
      'Write it with tools/golden.',
    );
  return cases as readonly GoldenCase[];
}

/** Whether a golden file holds calls of ops; others hold layers, files or bits. */
export function holdsOps(text: string): boolean {
  const { cases } = JSON.parse(text) as { readonly cases?: readonly Partial<GoldenCase>[] };
  return Array.isArray(cases) && cases.length > 0 && cases.every((c) => typeof c.op === 'string');
}

/** An encoded value as ops take it: tensors on the default backend (float32 as `float`), lists and numbers. */
export function decodeGolden(value: unknown, float: DType = 'float32'): unknown {
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
  if (Array.isArray(value)) return value.map((entry) => decodeGolden(entry, float));
  if (!isPlainObject(value)) return value;
  if (isGoldenTensor(value)) return tensorOf(value, float);
  const parts = value['$list'] ?? value['$complex'];
  if (Array.isArray(parts)) return decodeGolden(parts, float);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decodeGolden(entry, float)]));
}
function tensorOf({ $t: { shape, dtype, data } }: GoldenTensor, float: DType): Tensor {
  return tensor(
    data.map((v) => (typeof v === 'string' ? Number(v) : v)),
    { shape, dtype: dtype === 'float32' ? float : dtype },
  );
}

/** The tensors that a case expects, decoded; a list or a complex pair counts as its parts. */
export function expectedTensors(values: readonly unknown[]): readonly ExpectedTensor[] {
  return values.flatMap((value): readonly ExpectedTensor[] => {
    if (isGoldenTensor(value)) return [{ ...value.$t, data: value.$t.data.map(Number) }];
    const parts = isPlainObject(value) ? (value['$list'] ?? value['$complex']) : undefined;
    if (Array.isArray(parts)) return expectedTensors(parts);
    throw expected('golden file', 'a tensor', show(value), 'Write it with tools/golden.');
  });
}

/** Whether an encoded value is a tensor. */
export function isGoldenTensor(value: unknown): value is GoldenTensor {
  return isPlainObject(value) && '$t' in value;
}

/** The dtypes of all tensors in a case. */
export function dtypesIn(value: unknown): ReadonlySet<DType> {
  const found = new Set<DType>();
  const visit = (part: unknown): void => {
    if (isGoldenTensor(part)) found.add(part.$t.dtype);
    else if (Array.isArray(part)) part.forEach(visit);
    else if (isPlainObject(part)) Object.values(part).forEach(visit);
  };
  visit(value);
  return found;
}
