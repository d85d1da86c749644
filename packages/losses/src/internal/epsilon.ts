/** What keeps divisors and logarithms from 0: Keras's `epsilon()`. */
export const epsilon = 1e-7;
