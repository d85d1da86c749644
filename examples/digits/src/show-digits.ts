/** The first digits as blocks of text side by side, two rows of pixels in a line, with what was guessed of each. */
export function showDigits(pixels: Float32Array, guesses: readonly number[], labels: Uint8Array): string {
  const perRow = 4;
  const blocks = guesses.map((guess, i) => {
    const right = guess === labels[i];
    return [
      ...picture(pixels.subarray(i * 784, (i + 1) * 784)),
      `  read as ${guess}${right ? '' : `, but it is ${labels[i]}`}`.padEnd(30),
    ];
  });
  const rows: string[] = [];
  for (let i = 0; i < blocks.length; i += perRow) {
    const part = blocks.slice(i, i + perRow);
    for (let line = 0; line < part[0]!.length; line++) rows.push(part.map((block) => block[line]!.padEnd(30)).join(''));
    rows.push('');
  }
  return rows.join('\n');
}

/** 28 × 28 pixels as 14 lines: the two halves of a character are one pixel each. */
function picture(pixels: Float32Array): string[] {
  const lit = (row: number, column: number): boolean => pixels[row * 28 + column]! > 0.4;
  const lines: string[] = [];
  for (let row = 0; row < 28; row += 2) {
    const cells = Array.from({ length: 28 }, (_, column) => {
      const upper = lit(row, column);
      const lower = lit(row + 1, column);
      return upper && lower ? '█' : upper ? '▀' : lower ? '▄' : ' ';
    });
    lines.push(cells.join(''));
  }
  return lines;
}
