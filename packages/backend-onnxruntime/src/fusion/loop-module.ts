import { sizeOf } from '@oneiros/core';
import type { Application, Value } from '@oneiros/tensor';
import { vectorOperations } from './operations.ts';
import type { Loop } from './tail.ts';
import {
  add,
  atomicAdd,
  type Bytes,
  branch,
  branchIf,
  call,
  constant,
  type FunctionBody,
  get,
  i32,
  lessUnsigned,
  load,
  loadSplat,
  loadVector,
  loop,
  multiply,
  select,
  set,
  storeVector,
  subtract,
  v128,
  vectorOf,
  when,
  writeModule,
} from './webassembly.ts';

/** Bytes of each array that one thread takes at a time: what a loop reads and writes then fits a cache. */
const pieceBytes = 64 * 1024;

/** Loops as a WebAssembly module. */
export interface LoopModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What its table of pointers holds, in order: of each loop the inputs, then the outputs. */
  readonly table: readonly Value[];
}

/**
 * A module whose `run(table, counter)` computes all loops. `table` points to the pointers of all arrays. The work is in
 * pieces, and each thread that runs it takes the next from `counter` until there are none; so it matters little when a
 * thread arrives. Arrays end at multiples of 16 bytes, so that the last vector may reach past the last element.
 */
export function loopModule(loops: readonly Loop[]): LoopModule {
  const bodies: FunctionBody[] = [];
  const known = new Map<string, number>();
  const calls: Bytes[] = [];
  let pieces = 0;
  let pointers = 0;
  const [table, counter, piece, begin] = [0, 1, 2, 3];
  for (const part of loops) {
    const body = bodyOf(part);
    const key = JSON.stringify(body);
    let index = known.get(key);
    if (index === undefined) {
      index = bodies.push(body) - 1;
      known.set(key, index);
    }
    const bytes = Math.ceil(part.size / 4) * 16;
    const end = add(get(begin), constant(pieceBytes));
    const own = Math.ceil(bytes / pieceBytes);
    calls.push(
      when(lessUnsigned(get(piece), constant(pieces + own)), [
        ...multiply(subtract(get(piece), constant(pieces)), constant(pieceBytes)),
        ...set(begin),
        ...call(index, [
          add(get(table), constant(4 * pointers)),
          get(begin),
          select(end, constant(bytes), lessUnsigned(end, constant(bytes))),
        ]),
        ...branch(1),
      ]),
    );
    pieces += own;
    pointers += part.inputs.length + part.outputs.length;
  }
  const run: FunctionBody = {
    parameters: 2,
    locals: [[2, i32]],
    code: loop([...atomicAdd(get(counter), constant(1)), ...set(piece), ...calls.flat()]),
  };
  return {
    bytes: writeModule([...bodies, run]),
    table: loops.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
  };
}

/** `body(table, begin, end)`: one loop, from one byte of its arrays to another. */
function bodyOf({ size, applications, inputs, constants, outputs }: Loop): FunctionBody {
  const [table, at, end] = [0, 1, 2];
  const arrays = [...inputs, ...outputs];
  const pointer = new Map([...inputs.entries()].map(([i, value]) => [value, 3 + i]));
  const target = new Map([...outputs.entries()].map(([i, value]) => [value, 3 + inputs.length + i]));
  const values = [...inputs, ...constants.keys(), ...applications.map(({ outputs: [value] }) => value!)];
  const local = new Map(values.map((value, i) => [value, 3 + arrays.length + i]));
  const isFull = (value: Value): boolean => sizeOf(value.shape) === size;
  const address = (map: ReadonlyMap<Value, number>, value: Value): Bytes => add(get(map.get(value)!), get(at));
  const compute = ({ op, inputs: operands, outputs: [value] }: Application): Bytes => [
    ...vectorOperations.get(op)!.emit(...operands.map((operand) => get(local.get(operand)!))),
    ...set(local.get(value!)!),
  ];
  return {
    parameters: 3,
    locals: [
      [arrays.length, i32],
      [values.length, v128],
    ],
    code: [
      ...arrays.flatMap((_, i) => [...load(get(table), 4 * i), ...set(3 + i)]),
      ...inputs
        .filter((value) => !isFull(value))
        .flatMap((value) => [...loadSplat(get(pointer.get(value)!)), ...set(local.get(value)!)]),
      ...[...constants].flatMap(([value, number]) => [...vectorOf(bitsOf(number)), ...set(local.get(value)!)]),
      ...loop([
        ...inputs
          .filter(isFull)
          .flatMap((value) => [...loadVector(address(pointer, value)), ...set(local.get(value)!)]),
        ...applications.flatMap(compute),
        ...outputs.flatMap((value) => storeVector(address(target, value), get(local.get(value)!))),
        ...add(get(at), constant(16)),
        ...set(at),
        ...branchIf(lessUnsigned(get(at), get(end)), 0),
      ]),
    ],
  };
}

function bitsOf(number: number): number {
  return new Int32Array(Float32Array.of(number).buffer)[0]!;
}
