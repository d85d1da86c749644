/** Random 32-bit words, one after another. */
export interface Words {
  next(): number;
}

/** A seed as Keras draws it where none is given: Python's `random.randint(1, 10**9)`. */
export function defaultSeed(python: Words): number {
  for (;;) {
    const word = python.next() >>> 2; // 30 bits
    if (word < 1e9) return 1 + word;
  }
}

/** NumPy's `random.permutation(n)`. */
export function permutation(numpy: Words, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const mask = -1 >>> Math.clz32(i);
    let j = numpy.next() & mask;
    while (j > i) j = numpy.next() & mask;
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
