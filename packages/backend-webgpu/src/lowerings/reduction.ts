import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { type DType, integerRange, isFloat, sizeOf, stridesOf } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  type ArgAttrs,
  allOp,
  anyOp,
  argmaxOp,
  argminOp,
  cumprodOp,
  cumsumOp,
  maxOp,
  minOp,
  prodOp,
  type ReduceAttrs,
  sumOp,
} from '@oneiros/tensor';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { collapse, placesCode, placesParams, type Walk } from '../wgsl/strided.ts';
import { type Kind, kindOf, load, store, storedKind } from '../wgsl/types.ts';

/** How two values are joined, and what joins to nothing. */
interface Joining {
  readonly join: { readonly [kind in Kind]?: string };
  readonly empty: (dtype: DType) => string;
}
const same = (expression: string): Joining['join'] => ({ f32: expression, i32: expression, u32: expression });

const summing: Joining = { join: { ...same('a + b'), bool: 'a || b' }, empty: (dtype) => literal(dtype, 0) };
const multiplying: Joining = { join: { ...same('a * b'), bool: 'a && b' }, empty: (dtype) => literal(dtype, 1) };
const maximizing: Joining = {
  join: { ...same('max(a, b)'), f32: 'larger(a, b)', bool: 'a || b' },
  empty: (dtype) => (isFloat(dtype) ? '-infinity()' : dtype === 'bool' ? 'false' : literal(dtype, least(dtype))),
};
const minimizing: Joining = {
  join: { ...same('min(a, b)'), f32: 'smaller(a, b)', bool: 'a && b' },
  empty: (dtype) => (isFloat(dtype) ? 'infinity()' : dtype === 'bool' ? 'true' : literal(dtype, greatest(dtype))),
};

/** Reductions and running totals, in all dtypes. */
export const reductionLowerings: readonly LoweringEntry[] = [
  [sumOp, ownLowering((application) => reduction(application, summing))],
  [prodOp, ownLowering((application) => reduction(application, multiplying))],
  [maxOp, ownLowering((application) => reduction(application, maximizing))],
  [anyOp, ownLowering((application) => reduction(application, maximizing))],
  [minOp, ownLowering((application) => reduction(application, minimizing))],
  [allOp, ownLowering((application) => reduction(application, minimizing))],
  extremum(argmaxOp, '>'),
  extremum(argminOp, '<'),
  [cumsumOp, ownLowering((application) => runningTotal(application, summing))],
  [cumprodOp, ownLowering((application) => runningTotal(application, multiplying))],
];

/** As many elements one thread joins; of more there are passes. No thread waits for another. */
const longestRun = 64;

function reduction(application: Application, joining: Joining): Prepared {
  const { dtype, shape } = application.inputs[0]!;
  const { axes } = application.attrs as ReduceAttrs;
  const own = stridesOf(shape);
  const part = (kept: boolean): Walk => {
    const chosen = shape.map((_, axis) => axis).filter((axis) => axes.includes(axis) !== kept);
    return collapse({
      sizes: chosen.map((axis) => shape[axis]!),
      operands: [{ start: 0, steps: chosen.map((axis) => own[axis]!) }],
    });
  };
  const rows = sizeOf(application.outputs[0]!.shape);
  // Neighbouring threads read neighbouring elements.
  const passes = passesOf({ outer: part(true), inner: part(false), rowsFirst: !axes.includes(shape.length - 1) }, rows);
  const shaders = passes.map((pass) => reductionPass(pass, dtype, joining));
  return ([x], gpu, kit) => {
    const result = output(application, gpu, kit);
    const stored = storedKind(dtype) === 'f32' ? 'float32' : 'int32';
    // Of no elements there is no buffer: any other stands for it.
    let from = sizeOf(shape) > 0 ? x! : kit.own(gpu.make([1], stored));
    shaders.forEach(({ code, params, threads }, i) => {
      const to = i === shaders.length - 1 ? result : kit.own(gpu.make([threads], stored));
      gpu.dispatch({ code, buffers: [to, from], params, groups: groupsFor(threads) });
      from = to;
    });
    return result;
  };
}

/** One pass: of each row, run c joins the elements c, c + runs, c + 2 · runs, … */
interface Pass {
  readonly outer: Walk;
  readonly inner: Walk;
  readonly rowsFirst: boolean;
  readonly runs: number;
}

function passesOf(first: Omit<Pass, 'runs'>, rows: number): readonly Pass[] {
  const count = sizeOf(first.inner.sizes);
  const runs = count > 2 * longestRun ? Math.ceil(count / longestRun) : 1;
  if (runs === 1) return [{ ...first, runs }];
  const [rowStep, runStep] = first.rowsFirst ? [1, rows] : [runs, 1];
  const next = {
    outer: collapse({ sizes: [rows], operands: [{ start: 0, steps: [rowStep] }] }),
    inner: collapse({ sizes: [runs], operands: [{ start: 0, steps: [runStep] }] }),
    rowsFirst: first.rowsFirst,
  };
  return [{ ...first, runs }, ...passesOf(next, rows)];
}

function reductionPass(
  { outer, inner, rowsFirst, runs }: Pass,
  dtype: DType,
  { join, empty }: Joining,
): { readonly code: string; readonly params: readonly number[]; readonly threads: number } {
  const rows = sizeOf(outer.sizes);
  const kind = kindOf(dtype);
  const stored = storedKind(dtype);
  const first = 4;
  const outerParams = placesParams(outer);
  const code = elementShader({
    buffers: [stored, stored],
    params: first + outerParams.length + placesParams(inner).length,
    declarations: `fn join(a: ${kind}, b: ${kind}) -> ${kind} { return ${join[kind]!}; }
fn start(i: u32) -> i32 { ${placesCode(outer.sizes.length, 1, first)} return at0; }
fn place(i: u32) -> i32 { ${placesCode(inner.sizes.length, 1, first + outerParams.length)} return at0; }
`,
    body: `let rows = u32(p(1)); let runs = u32(p(2));
  let row = ${rowsFirst ? 'i % rows' : 'i / runs'}; let run = ${rowsFirst ? 'i / rows' : 'i % runs'};
  let base = start(row);
  var total = ${empty(dtype)};
  for (var k = run; k < u32(p(3)); k += runs) { total = join(total, ${load(dtype, 'b1[base + place(k)]')}); }
  b0[i] = ${store(dtype, 'total')};`,
  });
  const threads = rows * runs;
  return { code, params: [threads, rows, runs, sizeOf(inner.sizes), ...outerParams, ...placesParams(inner)], threads };
}

/** The first of the greatest elements, or of the least; a NaN wins. */
function extremum(op: AnyOp, sign: '>' | '<'): LoweringEntry {
  return [
    op,
    ownLowering((application) => {
      const { dtype, shape } = application.inputs[0]!;
      const { axis } = application.attrs as ArgAttrs;
      const size = shape[axis]!;
      const inner = sizeOf(shape.slice(axis + 1));
      const rows = sizeOf(application.outputs[0]!.shape);
      const kind = kindOf(dtype);
      const word = (place: string): string =>
        kind === 'bool' ? `u32${load(dtype, `b1[${place}]`)}` : load(dtype, `b1[${place}]`);
      const better = kind === 'f32' ? `(v ${sign} best || is_nan(v))` : `v ${sign} best`;
      const goesOn = kind === 'f32' ? '&& !is_nan(best)' : '';
      const params = [rows, size, inner];
      const code = elementShader({
        buffers: ['i32', storedKind(dtype)],
        params: params.length,
        body: `let inner = u32(p(2)); let start = (i / inner) * u32(p(1)) * inner + i % inner;
  var best = ${word('start')};
  var found = 0;
  for (var k = 1; k < p(1) ${goesOn}; k++) {
    let v = ${word('start + u32(k) * inner')};
    if (${better}) { best = v; found = k; }
  }
  b0[i] = found;`,
      });
      return ([x], gpu, kit) => {
        const result = output(application, gpu, kit);
        gpu.dispatch({ code, buffers: [result, x!], params, groups: groupsFor(rows) });
        return result;
      };
    }),
  ];
}

/** Totals by doubling: after pass n, each element holds the total of 2ⁿ elements up to it. */
function runningTotal(application: Application, { join }: Joining): Prepared {
  const { dtype, shape } = application.inputs[0]!;
  const { axis, reverse = false } = application.attrs as { readonly axis: number; readonly reverse?: boolean };
  const size = shape[axis]!;
  const inner = sizeOf(shape.slice(axis + 1));
  const kind = kindOf(dtype);
  const stored = storedKind(dtype);
  const code = elementShader({
    buffers: [stored, stored],
    params: 4,
    declarations: `fn join(a: ${kind}, b: ${kind}) -> ${kind} { return ${join[kind]!}; }\n`,
    body: `let inner = u32(p(2)); let c = (i / inner) % u32(p(1)); let far = u32(p(3));
  let own = ${load(dtype, 'b1[i]')};
  if (${reverse ? 'c + far >= u32(p(1))' : 'c < far'}) { b0[i] = b1[i]; return; }
  b0[i] = ${store(dtype, `join(own, ${load(dtype, `b1[i ${reverse ? '+' : '-'} far * inner]`)})`)};`,
  });
  const count = sizeOf(shape);
  return ([x], gpu, kit) => {
    let from = x!;
    for (let far = 1; far < size; far *= 2) {
      const to = output(application, gpu, kit);
      gpu.dispatch({ code, buffers: [to, from], params: [count, size, inner, far], groups: groupsFor(count) });
      from = to;
    }
    return from;
  };
}

/** A number as WGSL, of the kind that `dtype` is computed in. */
export function literal(dtype: DType, value: number): string {
  const kind = kindOf(dtype);
  if (kind === 'bool') return value === 0 ? 'false' : 'true';
  if (kind === 'u32') return `${value}u`;
  if (kind === 'f32') return `f32(${value})`;
  return value === -2147483648 ? '(-2147483647 - 1)' : `i32(${value})`;
}
function least(dtype: DType): number {
  return Number(integerRange(dtype)[0]);
}
function greatest(dtype: DType): number {
  return Number(integerRange(dtype)[1]);
}
