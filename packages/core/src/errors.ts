/** Every error that Oneiros raises on purpose. */
export class OneirosError extends Error {
  override readonly name: string = 'OneirosError';
}

/**
 * The error for a value that is not what was expected, in the one form that all messages have.
 *
 * ```ts
 * throw expected('Dense.units', 'a positive integer', `units=${units}`, 'Pass the size of the output.');
 * // OneirosError: Dense.units: expected a positive integer. Received: units=-1. Pass the size of the output.
 * ```
 */
export function expected(subject: string, what: string, received: string, advice = ''): OneirosError {
  return new OneirosError(`${subject}: expected ${what}. Received: ${received}.${advice ? ` ${advice}` : ''}`);
}

/** A value as error messages show it: short, one line. */
export function show(value: unknown): string {
  if (typeof value === 'function') return `function ${value.name || '(anonymous)'}`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'object' && value !== null && 'shape' in value && 'dtype' in value) {
    return `tensor(${value.dtype})[${String(value.shape)}]`;
  }
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  text ??= String(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
