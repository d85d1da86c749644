import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { type DType, integerRange, isFloat, sizeOf, stridesOf } from '@oneiros/core';
import {
  type Application,
  gatherNdOp,
  type ScatterMode,
  scatterAlongAxisOp,
  scatterNdOp,
  takeAlongAxisOp,
  takeOp,
} from '@oneiros/tensor';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { type Kind, kindOf, store, storedKind } from '../wgsl/types.ts';
import { copier } from './movement.ts';
import { literal } from './reduction.ts';

/** Elements picked and placed by indices. */
export const indexingLowerings: readonly LoweringEntry[] = [
  [takeOp, ownLowering(take, isThere)],
  [takeAlongAxisOp, ownLowering(takeAlongAxis, isThere)],
  [gatherNdOp, ownLowering(gatherNd, isThere)],
  [
    scatterNdOp,
    ownLowering((application) => {
      const { shape } = application.inputs[0]!;
      const indices = application.inputs[1]!.shape;
      const depth = indices.at(-1)!;
      return scatter(application, {
        rows: sizeOf(indices.slice(0, -1)),
        inner: sizeOf(shape.slice(depth)),
        place: placeNd(depth),
        params: placeNdParams(shape, depth),
      });
    }, isThere),
  ],
  [
    scatterAlongAxisOp,
    ownLowering((application) => {
      const { axis } = application.attrs as { readonly axis: number };
      const { shape } = application.inputs[0]!;
      const indices = application.inputs[1]!.shape;
      return scatter(application, {
        rows: sizeOf(indices),
        inner: 1,
        place: alongCode(2, 'row'),
        params: [shape[axis]!, indices[axis]!, sizeOf(shape.slice(axis + 1))],
      });
    }, isThere),
  ],
];

/** Where there is nothing to pick from, or no index, other code serves. */
function isThere({ inputs }: Application): boolean {
  return inputs.every(({ shape }) => sizeOf(shape) > 0);
}

/** What stands where an index is out of bounds: NaN, the least signed integer, the greatest unsigned one, true; as JAX fills. */
function fillOf(dtype: DType): string {
  if (isFloat(dtype)) return 'nan()';
  if (dtype === 'bool') return store(dtype, 'true');
  const [low, high] = integerRange(dtype);
  return store(dtype, literal(dtype, Number(low < 0n ? low : high)));
}

function take(application: Application): Prepared {
  const { inputs, outputs, attrs } = application;
  const { axis } = attrs as { readonly axis: number };
  const { shape, dtype } = inputs[0]!;
  const params = [sizeOf(outputs[0]!.shape), shape[axis]!, sizeOf(shape.slice(axis + 1)), sizeOf(inputs[1]!.shape)];
  const stored = storedKind(dtype);
  return picking(
    application,
    params,
    elementShader({
      buffers: [stored, stored, 'i32'],
      params: params.length,
      body: `let inner = u32(p(2)); let count = u32(p(3));
  let index = b2[(i / inner) % count];
  if (index < 0 || index >= p(1)) { b0[i] = ${fillOf(dtype)}; return; }
  b0[i] = b1[((i / (inner * count)) * u32(p(1)) + u32(index)) * inner + i % inner];`,
    }),
  );
}

function takeAlongAxis(application: Application): Prepared {
  const { inputs, outputs, attrs } = application;
  const { axis } = attrs as { readonly axis: number };
  const { shape, dtype } = inputs[0]!;
  const params = [sizeOf(outputs[0]!.shape), shape[axis]!, inputs[1]!.shape[axis]!, sizeOf(shape.slice(axis + 1))];
  const stored = storedKind(dtype);
  return picking(
    application,
    params,
    elementShader({
      buffers: [stored, stored, 'i32'],
      params: params.length,
      body: `${alongCode(1, 'i')} if (place < 0) { b0[i] = ${fillOf(dtype)}; return; } b0[i] = b1[place];`,
    }),
  );
}

/** The `place` that index \`n\` names along an axis, or -1: from the sizes of the axis in what is indexed and in the indices. */
function alongCode(first: number, n: string): string {
  return `let size = p(${first}u); let run = u32(p(${first + 2}u));
  let index = b2[${n}];
  let place = select((i32(${n} / (run * u32(p(${first + 1}u)))) * size + index) * i32(run) + i32(${n} % run), -1, index < 0 || index >= size);`;
}

function gatherNd(application: Application): Prepared {
  const { inputs, outputs } = application;
  const { shape, dtype } = inputs[0]!;
  const depth = inputs[1]!.shape.at(-1)!;
  const params = [sizeOf(outputs[0]!.shape), sizeOf(shape.slice(depth)), ...placeNdParams(shape, depth)];
  const stored = storedKind(dtype);
  return picking(
    application,
    params,
    elementShader({
      buffers: [stored, stored, 'i32'],
      params: params.length,
      body: `let inner = u32(p(1)); let row = i / inner; ${placeNd(depth)}
  if (place < 0) { b0[i] = ${stored}(0); return; }
  b0[i] = b1[u32(place) + i % inner];`,
    }),
  );
}

/** The `place` that row \`row\` of coordinates names, or -1. Sizes and steps come from parameter 2 on. */
function placeNd(depth: number): string {
  const lines = ['var place = 0;'];
  for (let d = 0; d < depth; d++) {
    lines.push(`{ let index = b2[row * ${depth}u + ${d}u];`);
    lines.push(`if (index < 0 || index >= p(${2 + 2 * d}u)) { place = -2147483647; }`);
    lines.push(`else if (place >= 0) { place += index * p(${3 + 2 * d}u); } }`);
  }
  return lines.join(' ');
}
function placeNdParams(shape: readonly number[], depth: number): readonly number[] {
  const steps = stridesOf(shape);
  return Array.from({ length: depth }, (_, d) => [shape[d]!, steps[d]!]).flat();
}

function picking(application: Application, params: readonly number[], code: string): Prepared {
  const groups = groupsFor(params[0]!);
  return ([x, indices], gpu, kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result, x!, indices!], params, groups });
    return result;
  };
}

interface Placing {
  /** How many places are named, and how many elements go to each. */
  readonly rows: number;
  readonly inner: number;
  /** Finds \`place\` for \`row\`, with its parameters from 2 on. */
  readonly place: string;
  readonly params: readonly number[];
}

const joins: { readonly [mode in Exclude<ScatterMode, 'update'>]: { readonly [kind in Kind]: string } } = {
  add: { f32: 'a + b', i32: 'a + b', u32: 'a + b', bool: 'a || b' },
  multiply: { f32: 'a * b', i32: 'a * b', u32: 'a * b', bool: 'a && b' },
  max: { f32: 'larger(a, b)', i32: 'max(a, b)', u32: 'max(a, b)', bool: 'a || b' },
  min: { f32: 'smaller(a, b)', i32: 'min(a, b)', u32: 'min(a, b)', bool: 'a && b' },
};

/**
 * Rows of updates joined into a copy of the first operand. Several may go to one place: they are joined by compare and
 * exchange; of updates the last wins, which a first pass finds.
 */
function scatter(application: Application, { rows, inner, place, params: own }: Placing): Prepared {
  const { mode } = application.attrs as { readonly mode: ScatterMode };
  const { shape, dtype } = application.inputs[0]!;
  const size = sizeOf(shape);
  const count = rows * inner;
  const copy = copier({
    sizes: [size],
    operands: [
      { start: 0, steps: [1] },
      { start: 0, steps: [1] },
    ],
  });
  const params = [count, inner, ...own];
  const groups = groupsFor(count);
  const position = `let inner = u32(p(1)); let row = i / inner; ${place} if (place < 0) { return; } let goal = u32(place) + i % inner;`;
  if (mode === 'update') {
    const winners = elementShader({
      buffers: ['atomic<i32>', 'i32', 'i32'],
      params: params.length,
      body: `${position} _ = b1[0]; atomicMax(&b0[goal], i32(row) + 1);`,
    });
    const write = elementShader({
      buffers: ['i32', 'i32', 'i32', 'i32'],
      params: params.length,
      body: `${position} if (b3[goal] == i32(row) + 1) { b0[goal] = b1[i]; }`,
    });
    return ([x, indices, updates], gpu, kit) => {
      const result = output(application, gpu, kit);
      copy(result, x!, gpu);
      const last = kit.own(gpu.make([size], 'int32'));
      gpu.clear(last);
      gpu.dispatch({ code: winners, buffers: [last, updates!, indices!], params, groups });
      gpu.dispatch({ code: write, buffers: [result, updates!, indices!, last], params, groups });
      return result;
    };
  }
  const kind = kindOf(dtype);
  const stored = storedKind(dtype);
  const asValue = (word: string): string =>
    kind === 'bool' ? `(${word} != 0u)` : kind === 'u32' ? word : `bitcast<${kind}>(${word})`;
  const code = elementShader({
    buffers: ['atomic<u32>', stored, 'i32'],
    params: params.length,
    declarations: `fn join(a: ${kind}, b: ${kind}) -> ${kind} { return ${joins[mode][kind]}; }\n`,
    body: `${position}
  let b = ${asValue('bitcast<u32>(b1[i])')};
  var before = atomicLoad(&b0[goal]);
  loop {
    let a = ${asValue('before')};
    let after = bitcast<u32>(${store(dtype, 'join(a, b)')});
    let found = atomicCompareExchangeWeak(&b0[goal], before, after);
    if (found.exchanged) { break; }
    before = found.old_value;
  }`,
  });
  return ([x, indices, updates], gpu, kit) => {
    const result = output(application, gpu, kit);
    copy(result, x!, gpu);
    gpu.dispatch({ code, buffers: [result, updates!, indices!], params, groups });
    return result;
  };
}
