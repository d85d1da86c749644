import type { Kit, TfjsTensor } from '@oneiros/backend-tfjs';
import { allocate } from './memory.ts';
import type { WasmRuntime } from './wasm-runtime.ts';

/**
 * Products of a batch of matrices, [batch, m, k] · [batch, k, n]: by XNNPACK, one after the other. It keeps what it packed
 * of the right side under the number of that tensor, whatever shape it has the next time. So each is given a new number,
 * but for one that is multiplied with again in the same shape, as weights are in predictions: packing them is up to half of
 * the work.
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
  if (batch === 1 && isAgain(y)) {
    runtime.call('BatchMatMul', x, x.shape, 3, y, y.shape, 3, false, false, out);
    return out;
  }
  for (let i = 0; i < batch; i++) {
    const parts = [part(runtime, x, i), part(runtime, y, i), part(runtime, out, i)] as const;
    const [a, b, result] = parts;
    runtime.call('BatchMatMul', a, a.shape, 3, b, b.shape, 3, false, false, result);
    for (const { dataId } of parts) runtime.forget(dataId);
  }
  return out;
}

/** One matrix of a batch, where it lies: to be forgotten, not freed. */
function part(runtime: WasmRuntime, tensor: TfjsTensor, index: number): TfjsTensor {
  const [, rows, columns] = tensor.shape as [number, number, number];
  const start = runtime.addressOf(tensor);
  return runtime.makeOutput([1, rows, columns], 'float32', start + index * rows * columns * 4);
}

/** The shape in which elements were a right side for the first time: the only one in which they are kept packed. */
const firstShapes = /*#__PURE__*/ new WeakMap<object, string>();

function isAgain({ dataId, shape }: TfjsTensor): boolean {
  const first = firstShapes.get(dataId);
  if (first === undefined) firstShapes.set(dataId, `${shape}`);
  return first === `${shape}`;
}
