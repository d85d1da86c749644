import type { Kit, TfjsTensor } from '@oneiros/backend-tfjs';
import { allocate } from './memory.ts';
import type { WasmRuntime } from './wasm-runtime.ts';

/**
 * Products of a batch of matrices, [batch, m, k] · [batch, k, n]: by XNNPACK, one after the other. It keeps what it packed
 * of the right side under the number of that tensor, whatever shape it has the next time; so each is given a new number.
 */
export function products(x: TfjsTensor, y: TfjsTensor, kit: Kit): TfjsTensor {
  const [batch, m, k] = x.shape as [number, number, number];
  const n = y.shape[2]!;
  // A call costs some microseconds; small products of a batch are done sooner by tfjs's loop over it.
  if (batch > 1 && m * k * n < 4096) {
    return kit.call('BatchMatMul', { a: x, b: y }, { transposeA: false, transposeB: false });
  }
  const out = allocate(kit, [batch, m, n], 'float32');
  const runtime = kit.runtime as WasmRuntime;
  for (let i = 0; i < batch; i++) {
    const parts = [part(runtime, x, i), part(runtime, y, i), part(runtime, out, i)] as const;
    multiply(runtime, ...parts);
    for (const matrix of parts) forget(runtime, matrix);
  }
  return out;
}

const multiplications = /*#__PURE__*/ new WeakMap<object, ReturnType<WasmRuntime['wasm']['cwrap']>>();

/** `out` = a · b, for one matrix each. */
function multiply(runtime: WasmRuntime, a: TfjsTensor, b: TfjsTensor, out: TfjsTensor): void {
  let call = multiplications.get(runtime);
  if (!call) {
    const operand = ['number', 'array', 'number'] as const;
    call = runtime.wasm.cwrap('BatchMatMul', null, [...operand, ...operand, 'number', 'number', 'number']);
    multiplications.set(runtime, call);
  }
  const id = ({ dataId }: TfjsTensor): number => runtime.dataIdMap.get(dataId).id;
  call(id(a), bytesOf(a.shape), 3, id(b), bytesOf(b.shape), 3, false, false, id(out));
}

/** One matrix of a batch, where it lies: to be forgotten, not freed. */
function part(runtime: WasmRuntime, { dataId, shape }: TfjsTensor, index: number): TfjsTensor {
  const [, rows, columns] = shape as [number, number, number];
  const start = runtime.dataIdMap.get(dataId).memoryOffset;
  return runtime.makeOutput([1, rows, columns], 'float32', start + index * rows * columns * 4);
}

/** Ends a part of a tensor; its memory is the tensor's. */
function forget(runtime: WasmRuntime, { dataId }: TfjsTensor): void {
  runtime.wasm.tfjs.disposeData(runtime.dataIdMap.get(dataId).id);
  runtime.dataIdMap.delete(dataId);
}

function bytesOf(shape: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(shape).buffer);
}
