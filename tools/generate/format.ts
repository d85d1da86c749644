const lineWidth = 120;

/** `open a, b close` on one line where it fits, else one item a line, as the formatter would print it. */
export function list(open: string, items: readonly string[], close: string, indent = '', spaced = true): string {
  const space = spaced ? ' ' : '';
  const line = `${indent}${open}${space}${items.join(', ')}${space}${close}`;
  if (line.length <= lineWidth) return line;
  return [`${indent}${open}`, ...items.map((item) => `${indent}  ${item},`), `${indent}${close}`].join('\n');
}

/** JSON as the formatter would print it: objects over several lines, short arrays on one. */
export function json(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const short = text.replace(/\[\n\s+([^\][{}]*?)\n\s+\]/g, (_, items: string) => `[${items.replace(/\n\s+/g, ' ')}]`);
  return `${short}\n`;
}

/** 'layers-core' as 'layersCore'. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Files in the order of the formatter: `gru.ts` before `gru-cell.ts`, `log2.ts` before `log10.ts`. */
export function byStem(a: string, b: string): number {
  return a.replace(/\.ts$/, '').localeCompare(b.replace(/\.ts$/, ''), 'en', { numeric: true });
}
