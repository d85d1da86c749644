/**
 * What a function returns to `traverse` to put `null` into a tree, since `null` itself lets it go on.
 *
 * ```ts
 * traverse((x) => (x === 2 ? MAP_TO_NONE : null), [1, 2]); // [1, null]
 * ```
 */
export const MAP_TO_NONE: unique symbol = Symbol('MAP_TO_NONE');
