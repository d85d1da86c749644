import {
  type AnyOp,
  absOp,
  addOp,
  broadcastToOp,
  ceilOp,
  divideOp,
  floorOp,
  maximumOp,
  minimumOp,
  multiplyOp,
  negativeOp,
  reshapeOp,
  roundOp,
  rsqrtOp,
  signOp,
  sqrtOp,
  subtractOp,
} from '@oneiros/tensor';
import { type Bytes, vector, vectorOf } from './webassembly.ts';

/** Instructions that compute four elements at once, of the operands' instructions. `cost`: passes over memory that are saved. */
export interface VectorOperation {
  readonly cost: 0 | 1;
  readonly emit: (...operands: readonly Bytes[]) => Bytes;
}

/** What can be computed element by element on float32 with the vector instructions of WebAssembly, to the last bit. */
export const vectorOperations: ReadonlyMap<AnyOp, VectorOperation> = /*#__PURE__*/ new Map<AnyOp, VectorOperation>([
  direct(addOp, 0xe4),
  direct(subtractOp, 0xe5),
  direct(multiplyOp, 0xe6),
  direct(divideOp, 0xe7),
  direct(minimumOp, 0xe8),
  direct(maximumOp, 0xe9),
  direct(absOp, 0xe0),
  direct(negativeOp, 0xe1),
  direct(sqrtOp, 0xe3),
  direct(ceilOp, 0x67),
  direct(floorOp, 0x68),
  direct(roundOp, 0x6a),
  [rsqrtOp, { cost: 1, emit: (x) => vector(0xe7, one, vector(0xe3, x!)) }],
  [signOp, { cost: 1, emit: sign }],
  // The same elements in the same order.
  [broadcastToOp, { cost: 0, emit: (x) => x! }],
  [reshapeOp, { cost: 0, emit: (x) => x! }],
]);

const one = /*#__PURE__*/ vectorOf(0x3f800000);

function direct(op: AnyOp, code: number): readonly [AnyOp, VectorOperation] {
  return [op, { cost: 1, emit: (...operands) => vector(code, ...operands) }];
}

/** 1 with the sign of x; x itself where that is 0 or NaN. */
function sign(x: Bytes = []): Bytes {
  const [equal, notEqual, and, or, bitselect] = [0x41, 0x42, 0x4e, 0x50, 0x52];
  const signed = vector(or, vector(and, x, vectorOf(0x80000000)), one);
  return vector(bitselect, x, signed, vector(or, vector(equal, x, vectorOf(0)), vector(notEqual, x, x)));
}
