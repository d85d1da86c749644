/** Operands that are walked along the same axes, each with its own steps. */
export interface Walk {
  /** Sizes of the axes. */
  readonly sizes: readonly number[];
  /** For each operand: where it starts, and its step along each axis. */
  readonly operands: readonly { readonly start: number; readonly steps: readonly number[] }[];
}

/** The same walk along as few axes as can be: neighbours are one where every operand steps from one into the other. */
export function collapse({ sizes, operands }: Walk): Walk {
  const kept: number[] = [];
  const steps: number[][] = operands.map(() => []);
  for (let axis = 0; axis < sizes.length; axis++) {
    const size = sizes[axis]!;
    if (size === 1) continue;
    const joins = kept.length > 0 && operands.every((operand, i) => steps[i]!.at(-1)! === operand.steps[axis]! * size);
    if (joins) kept[kept.length - 1]! *= size;
    else kept.push(size);
    operands.forEach((operand, i) => {
      if (joins) steps[i]![steps[i]!.length - 1] = operand.steps[axis]!;
      else steps[i]!.push(operand.steps[axis]!);
    });
  }
  return { sizes: kept, operands: operands.map(({ start }, i) => ({ start, steps: steps[i]! })) };
}

/** Statements that find the places `at0`, `at1`, … of element `i`, from parameters beginning at `first`. */
export function placesCode(rank: number, operands: number, first: number): string {
  const lines: string[] = [];
  for (let k = 0; k < operands; k++) lines.push(`var at${k} = p(${first + rank + k * (rank + 1)}u);`);
  if (rank > 0) lines.push('var rest = i32(i);');
  for (let axis = rank - 1; axis >= 0; axis--) {
    lines.push(
      axis > 0 ? `{ let size = p(${first + axis}u); let c = rest % size; rest = rest / size;` : '{ let c = rest;',
    );
    for (let k = 0; k < operands; k++) lines.push(`at${k} += c * p(${first + rank + k * (rank + 1) + 1 + axis}u);`);
    lines.push('}');
  }
  return lines.join(' ');
}

/** The parameters that `placesCode` reads. */
export function placesParams({ sizes, operands }: Walk): readonly number[] {
  return [...sizes, ...operands.flatMap(({ start, steps }) => [start, ...steps])];
}

/** Steps of an operand of `shape` that is broadcast to `rank` axes and walked row by row. */
export function broadcastSteps(shape: readonly number[], rank: number): readonly number[] {
  const steps = new Array<number>(rank).fill(0);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1) steps[axis + rank - shape.length] = step;
    step *= shape[axis]!;
  }
  return steps;
}
