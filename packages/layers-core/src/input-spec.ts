import { expected, flatten, type PartialShape } from '@oneiros/core';

/** What a layer asks of an input: `null` or absent is anything. */
export interface InputSpec {
  /** Number of dimensions, batch included. */
  readonly rank?: number;
  readonly minRank?: number;
  readonly maxRank?: number;
  /** Sizes by axis; negative axes count from the end. */
  readonly axes?: { readonly [axis: number]: number | null };
}

/** Throws where `inputs` do not fit `spec`. */
export function checkInputs(where: string, spec: InputSpec | readonly InputSpec[] | null, inputs: unknown): void {
  if (!spec) return;
  const specs = Array.isArray(spec) ? (spec as readonly InputSpec[]) : [spec as InputSpec];
  const shapes = flatten(inputs).map((x) => (x as { readonly shape: PartialShape }).shape);
  if (shapes.length < specs.length) throw expected(where, `${specs.length} inputs`, `${shapes.length}`);
  specs.forEach((one, i) => checkShape(where, one, shapes[i]!));
}

function checkShape(where: string, { rank, minRank, maxRank, axes }: InputSpec, shape: PartialShape): void {
  const received = `input of shape [${shape.map((n) => n ?? 'null')}]`;
  if (rank !== undefined && shape.length !== rank)
    throw expected(where, `an input of ${rank} dimensions, batch included`, received, advice(rank, shape.length));
  if (minRank !== undefined && shape.length < minRank)
    throw expected(
      where,
      `an input of at least ${minRank} dimensions, batch included`,
      received,
      advice(minRank, shape.length),
    );
  if (maxRank !== undefined && shape.length > maxRank)
    throw expected(where, `an input of at most ${maxRank} dimensions, batch included`, received);
  for (const [axis, size] of Object.entries(axes ?? {})) {
    const at = Number(axis) < 0 ? Number(axis) + shape.length : Number(axis);
    const given = shape[at] ?? null;
    if (size !== null && given !== null && given !== size) {
      throw expected(
        where,
        `an input whose axis ${axis} has size ${size}`,
        received,
        'A built layer keeps the sizes it was built with: pass data of that shape, or make a new layer.',
      );
    }
  }
}
function advice(rank: number, given: number): string {
  return given === rank - 1
    ? 'Is the batch dimension or the channel dimension missing? Add it with ops.expandDims.'
    : 'Reshape the data.';
}
