import { expected, type Json } from '@oneiros/core';

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
