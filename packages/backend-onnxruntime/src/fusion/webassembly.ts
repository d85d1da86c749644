/** A memory that WebAssembly and threads share. */
export interface Memory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}
/** The part of JavaScript's interface that is used here; TypeScript has its types with those of browsers alone. */
export interface WebAssemblyInterface {
  readonly Memory: new (options: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly host: { readonly memory: Memory } },
  ) => { readonly exports: { readonly run: Run } };
}
/** What a module exports. */
export type Run = (table: number, counter: number) => void;
declare const WebAssembly: WebAssemblyInterface;

/** Pages of 64 kB that a shared memory may have at most: 4 GiB. */
export const maximumPages = 65536;

/** A memory that may grow to 4 GiB. */
export function createMemory(): Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: maximumPages, shared: true });
}
/** The function of a module from `writeModule`. */
export function instantiate(bytes: Uint8Array, memory: Memory): Run {
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { host: { memory } }).exports.run;
}

/** Part of a WebAssembly binary. */
export type Bytes = readonly number[];

/** A function of a module that is being written. */
export interface FunctionBody {
  /** Number of parameters, all `i32`. */
  readonly parameters: number;
  /** Locals after the parameters: how many, of which type. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly code: Bytes;
}

/** Types of values. */
export const i32 = 0x7f;
export const v128 = 0x7b;

/** A signed number in as few bytes as it needs. */
export function signed(value: number): Bytes {
  const bytes: number[] = [];
  for (let rest = value; ; ) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && !(byte & 0x40)) || (rest === -1 && byte & 0x40)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}
/** An unsigned number in as few bytes as it needs. */
export function unsigned(value: number): Bytes {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest];
}

/** Instructions, by their names in the WebAssembly specification; operands first. */
export const get = (local: number): Bytes => [0x20, ...unsigned(local)];
export const set = (local: number): Bytes => [0x21, ...unsigned(local)];
export const constant = (value: number): Bytes => [0x41, ...signed(value)];
export const add = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x6a];
export const subtract = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x6b];
export const multiply = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x6c];
export const lessUnsigned = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x49];
export const bitAnd = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x71];
export const isZero = (a: Bytes): Bytes => [...a, 0x45];
/** `a` where `condition` holds, else `b`. */
export const select = (a: Bytes, b: Bytes, condition: Bytes): Bytes => [...a, ...b, ...condition, 0x1b];
export const load = (address: Bytes, offset: number): Bytes => [...address, 0x28, 2, ...unsigned(offset)];
export const atomicAdd = (address: Bytes, by: Bytes): Bytes => [...address, ...by, 0xfe, 0x1e, 2, 0];
export const call = (index: number, args: readonly Bytes[]): Bytes => [...args.flat(), 0x10, ...unsigned(index)];
/** A block that `branch(0)` at its own level starts again. */
export const loop = (body: Bytes): Bytes => [0x03, 0x40, ...body, 0x0b];
export const when = (condition: Bytes, body: Bytes): Bytes => [...condition, 0x04, 0x40, ...body, 0x0b];
export const branch = (depth: number): Bytes => [0x0c, ...unsigned(depth)];
export const branchIf = (condition: Bytes, depth: number): Bytes => [...condition, 0x0d, ...unsigned(depth)];
/** An instruction on vectors. */
export const vector = (code: number, ...operands: readonly Bytes[]): Bytes => [
  ...operands.flat(),
  0xfd,
  ...unsigned(code),
];
export const loadVector = (address: Bytes): Bytes => [...vector(0x00, address), 4, 0];
export const loadSplat = (address: Bytes): Bytes => [...vector(0x09, address), 2, 0];
export const storeVector = (address: Bytes, value: Bytes): Bytes => [...vector(0x0b, address, value), 4, 0];
/** Four times the same bits. */
export const vectorOf = (bits: number): Bytes => {
  const four = [bits & 255, (bits >>> 8) & 255, (bits >>> 16) & 255, bits >>> 24];
  return [...vector(0x0c), ...four, ...four, ...four, ...four];
};

/** A module over a shared memory, imported as `host.memory`; it exports the last function as `run`. */
export function writeModule(functions: readonly FunctionBody[]): Uint8Array<ArrayBuffer> {
  const arities = [...new Set(functions.map(({ parameters }) => parameters))];
  const last = functions.length - 1;
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      arities.map((count) => [0x60, ...list(new Array<Bytes>(count).fill([i32])), 0]),
    ),
    ...section(2, [[...text('host'), ...text('memory'), 0x02, 0x03, 1, ...unsigned(maximumPages)]]),
    ...section(
      3,
      functions.map(({ parameters }) => unsigned(arities.indexOf(parameters))),
    ),
    ...section(7, [[...text('run'), 0x00, ...unsigned(last)]]),
    ...section(
      10,
      functions.map(({ locals, code }) =>
        sized([...list(locals.map(([count, type]) => [...unsigned(count), type])), ...code, 0x0b]),
      ),
    ),
  ]);
}

function section(id: number, items: readonly Bytes[]): Bytes {
  return [id, ...sized(list(items))];
}
function list(items: readonly Bytes[]): Bytes {
  return [...unsigned(items.length), ...items.flat()];
}
function sized(bytes: Bytes): Bytes {
  return [...unsigned(bytes.length), ...bytes];
}
function text(value: string): Bytes {
  return sized([...new TextEncoder().encode(value)]);
}
