import { getOrInsert, sizeOf } from '@oneiros/core';
import type { Application, Value } from '@oneiros/tensor';
import { vectorOperations } from './operations.ts';
import type { Loop } from './tail.ts';
import {
  add,
  atomicAdd,
  type Bytes,
  bitAnd,
  branch,
  branchIf,
  call,
  constant,
  type FunctionBody,
  get,
  i32,
  isZero,
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
  vector,
  vectorOf,
  when,
  writeModule,
} from './webassembly.ts';

/** Bytes of each array that one thread takes at a time: what a loop reads and writes then fits a cache. */
const pieceBytes = 64 * 1024;
/** A piece's subnormal results become zero each time that it is computed so often. */
const flushTurns = 16;

/** Loops as a WebAssembly module. */
export interface LoopModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What its table of pointers holds, after the number of the turn: of each loop the inputs, then the outputs. */
  readonly table: readonly Value[];
}

/**
 * A module whose `run(table, counter)` computes all loops. `table` points to a number that grows by one from run to run,
 * and then the pointers of all arrays. The work is in pieces, and each thread that runs it takes the next from `counter`
 * until there are none; so it matters little when a thread arrives. Arrays end at multiples of 16 bytes, so that the last
 * vector may reach past the last element.
 *
 * Results smaller than normal numbers (below 1.2e-38) become 0, as in TensorFlow and in XLA, but not at once: in turn, one
 * piece of 16 in each run. Processors compute with such numbers at less than half of their speed, and a moment whose
 * gradient is 0 becomes one after some 870 steps and stays one; WebAssembly has no mode without them, and comparing each
 * result takes a third of the time that Adam takes.
 */
export function loopModule(loops: readonly Loop[]): LoopModule {
  const bodies: FunctionBody[] = [];
  const known = new Map<string, number>();
  const indexOf = (body: FunctionBody): number => getOrInsert(known, JSON.stringify(body), () => bodies.push(body) - 1);
  const calls: Bytes[] = [];
  let pieces = 0;
  let pointers = 0;
  const [table, counter, piece, begin] = [0, 1, 2, 3];
  for (const part of loops) {
    const [body, flushing] = [false, true].map((flushes) => indexOf(bodyOf(part, flushes)));
    const bytes = Math.ceil(part.size / 4) * 16;
    const own = Math.ceil(bytes / pieceBytes);
    const end = add(get(begin), constant(pieceBytes));
    const args = [
      add(get(table), constant(4 + 4 * pointers)),
      get(begin),
      select(end, constant(bytes), lessUnsigned(end, constant(bytes))),
    ];
    const turn = bitAnd(add(get(piece), load(get(table), 0)), constant(flushTurns - 1));
    calls.push(
      when(lessUnsigned(get(piece), constant(pieces + own)), [
        ...multiply(subtract(get(piece), constant(pieces)), constant(pieceBytes)),
        ...set(begin),
        ...when(isZero(turn), [...call(flushing!, args), ...branch(2)]),
        ...call(body!, args),
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
function bodyOf({ size, applications, inputs, constants, outputs }: Loop, flushes: boolean): FunctionBody {
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
  const result = (value: Value): Bytes => (flushes ? flushed : (x: Bytes) => x)(get(local.get(value)!));
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
        ...outputs.flatMap((value) => storeVector(address(target, value), result(value))),
        ...add(get(at), constant(16)),
        ...set(at),
        ...branchIf(lessUnsigned(get(at), get(end)), 0),
      ]),
    ],
  };
}

/** x; 0 with the sign of x where |x| is smaller than normal numbers. */
function flushed(x: Bytes): Bytes {
  const [andNot, and, less, abs] = [0x4f, 0x4e, 0x43, 0xe0];
  const isSubnormal = vector(less, vector(abs, x), vectorOf(0x00800000));
  return vector(andNot, x, vector(and, isSubnormal, vectorOf(0x7fffffff)));
}

function bitsOf(number: number): number {
  return new Int32Array(Float32Array.of(number).buffer)[0]!;
}
