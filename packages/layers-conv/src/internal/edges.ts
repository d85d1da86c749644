import { custom, expected, type Json, type OptionalField, show } from '@oneiros/core';

/** How much is added or cut: before and after. */
export type Edge = readonly [before: number, after: number];
/** One number for all edges, one for each spatial axis, or a pair for each. */
export type Edges = number | readonly (number | Edge)[];

/** A field for the edges of `rank` spatial axes; parsed to one pair for each. */
export function edges(rank: number, value: number): OptionalField<Edges> {
  return custom<Edges>(
    (given, where) => parse(rank, given, where),
    () => new Array<Edge>(rank).fill([value, value]),
    (given) => written(rank, given as readonly Edge[]),
  );
}

function parse(rank: number, given: unknown, where: string): readonly Edge[] {
  if (isWhole(given)) return new Array<Edge>(rank).fill([given, given]);
  // One axis: the pair itself. Keras writes it so.
  const list = rank === 1 && isPair(given) ? [given] : given;
  if (Array.isArray(list) && list.length === rank && list.every((edge) => isWhole(edge) || isPair(edge))) {
    return (list as readonly (number | Edge)[]).map((edge): Edge => (typeof edge === 'number' ? [edge, edge] : edge));
  }
  const what =
    rank === 1
      ? 'an integer of at least 0, or [before, after]'
      : `an integer of at least 0, an array of ${rank}, or ${rank} pairs [before, after]`;
  throw expected(where, what, show(given));
}
function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
function isPair(value: unknown): value is Edge {
  return Array.isArray(value) && value.length === 2 && value.every(isWhole);
}
function written(rank: number, given: readonly Edge[]): Json {
  return rank === 1 ? given[0]! : given;
}
