import { expected, floatsIn, type Json } from '@oneiros/core';

/**
 * JSON as Python writes it, in which `Infinity`, `-Infinity` and `NaN` may stand for numbers (NaN becomes null).
 * Keys by which prototypes could be reached are refused.
 */
export function parsePythonJson(subject: string, text: string): Json {
  const plain = text.replace(/"(?:\\.|[^"\\])*"|-?Infinity|NaN/g, (token) =>
    token === 'NaN' ? 'null' : token === 'Infinity' ? '1e999' : token === '-Infinity' ? '-1e999' : token,
  );
  try {
    return JSON.parse(plain, (key, value: Json) => {
      if (key === '__proto__') throw new SyntaxError('a key __proto__');
      return value;
    }) as Json;
  } catch (error) {
    throw expected(subject, 'valid JSON', (error as Error).message, 'The file is damaged.');
  }
}

/** JSON as Python writes it: values that are floats there have a point, as `1.0`, and may be `Infinity`. */
export function writePythonJson(value: unknown, float = false): string {
  if (Array.isArray(value)) return `[${value.map((entry) => writePythonJson(entry, float)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const floats = floatsIn(value);
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${writePythonJson(entry, floats.includes(key))}`).join(',')}}`;
  }
  if (value === Infinity || value === -Infinity) return String(value);
  const text = JSON.stringify(value) ?? 'null';
  return float && typeof value === 'number' && /^-?\d+$/.test(text) ? `${text}.0` : text;
}
