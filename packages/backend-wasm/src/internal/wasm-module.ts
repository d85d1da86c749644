/** What is used of the module that Emscripten makes. */
export interface WasmModule {
  /** What the file exports: functions by their names in C++. */
  readonly asm: { readonly [name: string]: (...numbers: readonly number[]) => number };
  readonly memory: WasmMemory;
}

/** A `WebAssembly.Memory`. */
export interface WasmMemory {
  /** As it is now: where memory grows, there is another. */
  readonly buffer: ArrayBuffer;
}

/** An argument of a function in C++: a number, a truth value, or integers that it gets the address of. */
export type Argument = number | boolean | readonly number[];

/** Calls a function of the module. */
export function invoke(module: WasmModule, name: string, ...args: readonly Argument[]): number {
  const { asm } = module;
  const top = asm.stackSave!();
  const numbers = args.map((arg) => (typeof arg === 'object' ? onStack(module, arg) : Number(arg)));
  const result = asm[name]!(...numbers);
  asm.stackRestore!(top);
  return result;
}

function onStack(module: WasmModule, integers: readonly number[]): number {
  const address = module.asm.stackAlloc!(4 * integers.length);
  new Int32Array(module.memory.buffer, address, integers.length).set(integers);
  return address;
}
