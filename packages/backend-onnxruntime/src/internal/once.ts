/** `make`, called at most once. */
export function once<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let made: { readonly result: R } | undefined;
  return (...args) => {
    made ??= { result: make(...args) };
    return made.result;
  };
}
