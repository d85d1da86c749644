import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { sizeOf, stridesOf } from '@oneiros/core';
import { type Application, type WindowAttrs, windowMaxGradientOp, windowMaxOp, windowSumOp } from '@oneiros/tensor';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { kindOf, load, store, storedKind } from '../wgsl/types.ts';
import { literal } from './reduction.ts';

/** Windows over any axes, and the gradient of their maximum. */
export const windowLowerings: readonly LoweringEntry[] = [
  [windowMaxOp, ownLowering((application) => windows(application, true))],
  [windowSumOp, ownLowering((application) => windows(application, false))],
  [windowMaxGradientOp, ownLowering(maximumGradient, ({ inputs }) => inputs[0]!.dtype === 'float32')],
];

/** Axes along which windows move, and sizes of all. */
function geometry(shape: readonly number[], outShape: readonly number[], { window, strides, padding }: WindowAttrs) {
  const own = stridesOf(shape);
  const out = stridesOf(outShape);
  const axes = shape.map((_, axis) => axis);
  const moving = axes.filter(
    (axis) => window[axis] !== 1 || strides[axis] !== 1 || padding[axis]!.some((n) => n !== 0),
  );
  return { own, out, axes, moving, low: padding.map(([low]) => low) };
}

/** Coordinates \`c0\`, \`c1\`, … of element \`i\` of a tensor. */
function coordinates(shape: readonly number[], name: string, index: string): string {
  const steps = stridesOf(shape);
  return shape.map((size, axis) => `let ${name}${axis} = i32((${index} / ${steps[axis]}u) % ${size}u);`).join(' ');
}

function windows(application: Application, maximum: boolean): Prepared {
  const { dtype, shape } = application.inputs[0]!;
  const outShape = application.outputs[0]!.shape;
  const attrs = application.attrs as WindowAttrs;
  const { own, axes, moving, low } = geometry(shape, outShape, attrs);
  const kind = kindOf(dtype);
  const join = maximum ? (kind === 'f32' ? 'larger(v, total)' : 'max(v, total)') : 'total + v';
  const lowest = kind === 'f32' ? '-infinity()' : kind === 'u32' ? '0u' : literal(dtype, -2147483648);
  const loops = moving.map(
    (axis) => `for (var w${axis} = 0; w${axis} < ${attrs.window[axis]}; w${axis}++) {
    let x${axis} = c${axis} * ${attrs.strides[axis]} + w${axis} - ${low[axis]};
    if (x${axis} < 0 || x${axis} >= ${shape[axis]}) { continue; }`,
  );
  const place = axes.map((axis) => `${moving.includes(axis) ? 'x' : 'c'}${axis} * ${own[axis]}`).join(' + ') || '0';
  const code = elementShader({
    buffers: [storedKind(dtype), storedKind(dtype)],
    params: 1,
    body: `${coordinates(outShape, 'c', 'i')}
  var total = ${maximum ? lowest : literal(dtype, 0)};
  ${loops.join('\n')}
  let v = ${load(dtype, `b1[${place}]`)};
  total = ${join};
  ${'}'.repeat(loops.length)}
  b0[i] = ${store(dtype, 'total')};`,
  });
  const count = sizeOf(outShape);
  return ([x], gpu, kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result, x!], params: [count], groups: groupsFor(count) });
    return result;
  };
}

function maximumGradient(application: Application): Prepared {
  const { window, strides } = application.attrs as WindowAttrs;
  return window.every((size, axis) => size <= strides[axis]!) ? apart(application) : overlapping(application);
}

/** Keeps in `best` where the first maximum lies, the first NaN if there is any. */
const firstMaximum = `let v = b1[at];
      if (best < 0 || v > most || (is_nan(v) && !is_nan(most))) { best = at; most = v; }`;

/** Where no element lies in two windows: a thread finds the first maximum of one, and writes all up to the next. */
function apart(application: Application): Prepared {
  const { shape } = application.inputs[0]!;
  const outShape = application.inputs[1]!.shape;
  const attrs = application.attrs as WindowAttrs;
  const { own, out, axes, moving, low } = geometry(shape, outShape, attrs);
  const { window, strides } = attrs;
  // Behind the last window, elements may follow that lie in none.
  const cells = shape.map((size, axis) => Math.ceil((size + low[axis]!) / strides[axis]!));
  const loops = (sizes: readonly number[]): string =>
    moving
      .map(
        (axis) => `for (var w${axis} = 0; w${axis} < ${sizes[axis]}; w${axis}++) {
      let x${axis} = c${axis} * ${strides[axis]} + w${axis} - ${low[axis]};
      if (x${axis} < 0 || x${axis} >= ${shape[axis]}) { continue; }`,
      )
      .join('\n');
  const place = axes.map((axis) => `${moving.includes(axis) ? 'x' : 'c'}${axis} * ${own[axis]}`).join(' + ') || '0';
  const target = axes.map((axis) => `c${axis} * ${out[axis]}`).join(' + ') || '0';
  const code = elementShader({
    buffers: ['f32', 'f32', 'f32'],
    params: 1,
    body: `${coordinates(cells, 'c', 'i')}
  var best = -1;
  var most = 0.0;
  var dy = 0.0;
  if (${moving.map((axis) => `c${axis} < ${outShape[axis]}`).join(' && ') || 'true'}) {
    ${loops(window)}
      let at = ${place};
      ${firstMaximum}
    ${'}'.repeat(moving.length)}
    dy = b2[${target}];
  }
  ${loops(strides)}
    let at = ${place};
    b0[at] = select(0.0, dy, at == best);
  ${'}'.repeat(moving.length)}`,
  });
  const count = sizeOf(cells);
  return ([x, dy], gpu, kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result, x!, dy!], params: [count], groups: groupsFor(count) });
    return result;
  };
}

/** Each element gathers dy from the windows in which it is the first maximum: nothing is written twice. */
function overlapping(application: Application): Prepared {
  const { shape } = application.inputs[0]!;
  const outShape = application.inputs[1]!.shape;
  const attrs = application.attrs as WindowAttrs;
  const { own, out, axes, moving, low } = geometry(shape, outShape, attrs);
  const { window, strides } = attrs;
  const around = moving.map(
    (
      axis,
    ) => `for (var o${axis} = max(0, (c${axis} + ${low[axis]} - ${window[axis]! - 1} + ${strides[axis]! - 1}) / ${strides[axis]});
    o${axis} < ${outShape[axis]} && o${axis} * ${strides[axis]} <= c${axis} + ${low[axis]}; o${axis}++) {`,
  );
  const inside = moving.map(
    (axis) => `for (var w${axis} = 0; w${axis} < ${window[axis]}; w${axis}++) {
    let x${axis} = o${axis} * ${strides[axis]} + w${axis} - ${low[axis]};
    if (x${axis} < 0 || x${axis} >= ${shape[axis]}) { continue; }`,
  );
  const place = axes.map((axis) => `${moving.includes(axis) ? 'x' : 'c'}${axis} * ${own[axis]}`).join(' + ') || '0';
  const target = axes.map((axis) => `${moving.includes(axis) ? 'o' : 'c'}${axis} * ${out[axis]}`).join(' + ') || '0';
  const code = elementShader({
    buffers: ['f32', 'f32', 'f32'],
    params: 1,
    body: `${coordinates(shape, 'c', 'i')}
  var total = 0.0;
  ${around.join('\n')}
    var best = -1;
    var most = 0.0;
    ${inside.join('\n')}
      let at = ${place};
      ${firstMaximum}
    ${'}'.repeat(inside.length)}
    if (best == i32(i)) { total += b2[${target}]; }
  ${'}'.repeat(around.length)}
  b0[i] = total;`,
  });
  const count = sizeOf(shape);
  return ([x, dy], gpu, kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result, x!, dy!], params: [count], groups: groupsFor(count) });
    return result;
  };
}
