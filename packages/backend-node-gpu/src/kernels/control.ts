import { storage } from '@oneiros/core';
import {
  barrierOp,
  type CondAttrs,
  condOp,
  type ScanAttrs,
  scanOp,
  type WhileLoopAttrs,
  whileLoopOp,
} from '@oneiros/tensor';
import { whole } from '../internal/addon.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { TensorflowKernel } from '../internal/kit.ts';
import type { Held } from '../internal/runtime.ts';

const cond: TensorflowKernel = {
  leads: true,
  run: (kit, [predicate, ...operands], { attrs }) => {
    const { then, otherwise } = attrs as CondAttrs;
    return kit.program(kit.read(predicate!)[0] ? then : otherwise, operands);
  },
};

const whileLoop: TensorflowKernel = {
  leads: true,
  run: (kit, inputs, { attrs }) => {
    const { condition, body, constants } = attrs as WhileLoopAttrs;
    const fixed = inputs.slice(0, constants);
    let state: readonly Held[] = inputs.slice(constants);
    for (;;) {
      const [goesOn] = kit.program(condition, [...fixed, ...state]);
      const again = kit.read(goesOn!)[0];
      kit.drop([goesOn!]);
      if (!again) return state;
      const next = kit.program(body, [...fixed, ...state]);
      kit.drop(state);
      state = next;
    }
  },
};

const scan: TensorflowKernel = {
  leads: true,
  run: (kit, inputs, { attrs, outputs }) => {
    const { body, constants, carry, length, reverse } = attrs as ScanAttrs;
    const fixed = inputs.slice(0, constants);
    let state: readonly Held[] = inputs.slice(constants, constants + carry);
    const columns = inputs
      .slice(constants + carry)
      .map((x) => (length ? kit.ops('Unpack', [x], [whole('num', length), whole('axis', 0)], length) : []));
    const ys: Held[][] = outputs.slice(carry).map(() => new Array<Held>(length));
    for (let i = 0; i < length; i++) {
      const t = reverse ? length - 1 - i : i;
      const rows = columns.map((column) => column[t]!);
      const results = kit.program(body, [...fixed, ...state, ...rows]);
      kit.drop([...state, ...rows]);
      state = results.slice(0, carry);
      ys.forEach((y, at) => {
        y[t] = results[carry + at]!;
      });
    }
    const stacks = ys.map((y, at) =>
      length
        ? kit.list('Pack', y, [], [whole('axis', 0)])
        : kit.upload(storage(outputs[carry + at]!.dtype, 0), outputs[carry + at]!),
    );
    return [...state, ...stacks];
  },
};

/** Loops and branches, led from the host; nothing is read but the conditions. */
export const controlKernels: readonly KernelRow[] = [
  [condOp, cond],
  [whileLoopOp, whileLoop],
  [scanOp, scan],
  [barrierOp, { run: (_, inputs) => inputs }],
];
