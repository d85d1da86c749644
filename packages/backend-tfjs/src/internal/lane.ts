/**
 * Work in order: at once while nothing is pending, else after what is pending. Only work that waits for something (a
 * readback in the middle of a program) makes the work behind it wait.
 */
export class Lane {
  #pending = 0;
  #tail: Promise<unknown> = Promise.resolve();

  /** Whether nothing is pending, so that work runs at once. */
  get idle(): boolean {
    return this.#pending === 0;
  }

  /** Runs `work`. What it throws at once is thrown here; what fails later goes to `failed`. */
  do(work: () => undefined | Promise<void>, failed: (error: unknown) => void): void {
    if (!this.idle) {
      this.#wait(this.#tail.then(work), failed);
      return;
    }
    const done = work();
    if (done) this.#wait(done, failed);
  }

  #wait(done: Promise<unknown>, failed: (error: unknown) => void): void {
    this.#pending++;
    this.#tail = done.then(undefined, failed).then(() => {
      this.#pending--;
    });
  }
}

/** `next` with the value: at once, or when it is there. */
export function after<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
