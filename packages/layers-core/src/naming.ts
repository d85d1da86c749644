let counts = /*#__PURE__*/ new Map<string, number>();

/** `BatchNormalization` → `batch_normalization`, `Conv2D` → `conv2d`, as Keras names layers. */
export function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
/** `dense`, then `dense_1`, `dense_2` …: each name once in a process. */
export function autoName(prefix: string): string {
  const n = counts.get(prefix) ?? 0;
  counts.set(prefix, n + 1);
  return n ? `${prefix}_${n}` : prefix;
}
/** Starts the numbers of automatic names again, as `keras.utils.clear_session`. */
export function clearSession(): void {
  counts = new Map();
}
