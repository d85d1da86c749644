import { expected, type PartialShape } from '@oneiros/core';

/** What an equation of an input and a kernel says about the shapes. */
export interface EinsumShapes {
  /** The equation with letters for all axes, in place of an ellipsis. */
  readonly equation: string;
  /** Sizes of the kernel; null where the input leaves one open. */
  readonly kernel: PartialShape;
  /** Sizes of the bias, or null without one. */
  readonly bias: PartialShape | null;
  /** Axes of the kernel that are summed over. */
  readonly inputAxes: readonly number[];
  /** Axes of the kernel that are in the output. */
  readonly outputAxes: readonly number[];
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Reads an equation as `abc,cd->abd`, `...x,xy->...y` or `xa...,ab->xb...`; `outputShape` is without the batch and what
 * the ellipsis stands for.
 * @throws OneirosError where the equation is of another form, or does not fit the shapes.
 */
export function einsumShapes(
  owner: string,
  equation: string,
  biasAxes: string | null,
  inputShape: PartialShape,
  outputShape: PartialShape,
): EinsumShapes {
  const fail = (what: string, received: string): never => {
    throw expected(`${owner}: equation '${equation}'`, what, received);
  };
  const form =
    /^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)$/.exec(equation) ??
    /^\.\.\.([a-zA-Z]+),([a-zA-Z]+)->\.\.\.([a-zA-Z]+)$/.exec(equation) ??
    /^([a-zA-Z]{2,})\.\.\.,([a-zA-Z]+)->([a-zA-Z]+)\.\.\.$/.exec(equation);
  if (!form) return fail("the form '[X],[Y]->[Z]', '...[X],[Y]->...[Z]' or '[X]...,[Y]->[Z]...'", 'another');
  const [, x, kernel, y] = form as unknown as [string, string, string, string];
  const isLeft = equation.startsWith('...');
  const elided = inputShape.length - x.length;
  if (elided < 0 || (elided > 0 && !equation.includes('...')))
    return fail(`an input of rank ${x.length}`, `rank ${inputShape.length}`);
  const free = [...letters].filter((letter) => !`${x}${kernel}${y}`.includes(letter)).slice(0, elided);
  const extra = free.join('');
  const [input, output] = isLeft ? [extra + x, extra + y] : [x + extra, y + extra];

  const [batch, ...between] = isLeft ? inputShape.slice(0, Math.max(elided, 1)) : inputShape.slice(0, 1);
  const right = isLeft ? [] : inputShape.slice(inputShape.length - elided);
  const sizes: PartialShape = [batch as number | null, ...between, ...outputShape, ...right];
  const inputSize = (letter: string): number | null => inputShape[input.indexOf(letter)] ?? null;
  const outputSize = (letter: string): number | null => sizes[output.indexOf(letter)] ?? null;

  for (const letter of x) {
    if (!y.includes(letter)) continue;
    const size = outputSize(letter);
    if (size !== null && size !== inputSize(letter))
      fail(`the same size of '${letter}' in input and output`, `${inputSize(letter)} and ${size}`);
  }
  for (const letter of y)
    if (!x.includes(letter) && !kernel.includes(letter))
      fail('letters of the output that the input or the kernel has', `'${letter}'`);
  for (const letter of kernel)
    if (!x.includes(letter) && !y.includes(letter))
      fail('letters of the kernel that the input or the output has', `'${letter}'`);
  for (const letter of biasAxes ?? '')
    if (!y.includes(letter)) fail('letters of biasAxes that the output has', `biasAxes='${biasAxes}'`);

  const axes = [...kernel].map((letter, axis) => ({ letter, axis, isOutput: y.includes(letter) }));
  const first = Math.min(...[...(biasAxes ?? '')].map((letter) => y.indexOf(letter)));
  return {
    equation: `${input},${kernel}->${output}`,
    kernel: axes.map(({ letter, isOutput }) => (isOutput ? outputSize(letter) : inputSize(letter))),
    bias: biasAxes
      ? [
          ...[...y.slice(first)].map((letter) => (biasAxes.includes(letter) ? outputSize(letter) : 1)),
          ...right.map(() => 1),
        ]
      : null,
    inputAxes: axes.filter(({ isOutput }) => !isOutput).map(({ axis }) => axis),
    outputAxes: axes.filter(({ isOutput }) => isOutput).map(({ axis }) => axis),
  };
}
