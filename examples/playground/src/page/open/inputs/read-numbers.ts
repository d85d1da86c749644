import type { InputInfo, Values } from '../../../protocol.ts';

/** Numbers as someone typed or pasted them. */
interface Numbers {
  readonly data: readonly number[];
  /** Of nested brackets. */
  readonly shape: readonly number[] | null;
  /** How many numbers stand in each line. */
  readonly lines: readonly number[];
}

/**
 * Samples for an input from JSON (`[[1, 2], [3, 4]]`, or an object with the input's name), CSV with or without a head line, or
 * numbers between any commas and spaces. What is there several times over is several samples.
 *
 * @throws Error that says what is wrong
 */
export function readNumbers(text: string, input: Pick<InputInfo, 'name' | 'shape' | 'tokens'>): Values {
  const numbers = fromJson(text, input.name) ?? fromLines(text, input.name);
  const { data } = numbers;
  const { name, tokens } = input;
  if (!data.length) throw problem(name, 'numbers', 'none', 'Type or paste some, or press Random.');
  const off = tokens === null ? -1 : data.findIndex((n) => !Number.isInteger(n) || n < 0 || n >= tokens);
  if (off >= 0)
    throw problem(name, `tokens from 0 to ${tokens! - 1}`, String(data[off]), 'Change it, or press Random.');
  return { shape: shapeFor(input, numbers), data: Float64Array.from(data) };
}

/** `(28, 28, 1)`, with `any` where a size is open. */
export function wantedShape(shape: readonly (number | null)[]): string {
  return shape.length
    ? `(${shape.map((n) => n ?? 'any').join(', ')}${shape.length === 1 ? ',' : ''})`
    : '(), a single number';
}

/** The samples, then the sizes of one. */
function shapeFor({ name, shape }: Pick<InputInfo, 'name' | 'shape'>, numbers: Numbers): readonly number[] {
  const { data, shape: nested, lines } = numbers;
  const fits = (sizes: readonly number[]): boolean =>
    sizes.length === shape.length && shape.every((n, i) => n === null || n === sizes[i]);
  if (nested && fits(nested)) return [1, ...nested];
  if (nested && fits(nested.slice(1))) return nested;

  const known = shape.reduce<number>((product, n) => product * (n ?? 1), 1);
  const open = shape.filter((n) => n === null).length;
  const samples = open === 0 ? data.length / known : rowsOf(shape, lines);
  const rest = open === 0 ? 1 : Math.round((data.length / known / samples) ** (1 / open));
  const sizes = [samples, ...shape.map((n) => n ?? rest)];
  if (Number.isInteger(samples) && sizes.reduce((product, n) => product * n, 1) === data.length) return sizes;
  const wanted = open === 0 ? `${known} numbers, or a multiple of them` : `a multiple of ${known} numbers`;
  const received = nested ? `${data.length} in the shape (${nested.join(', ')})` : String(data.length);
  throw problem(name, `${wanted}: its shape is ${wantedShape(shape)}`, received, 'Press Random to see an example.');
}

/** Lines of one length are one sample each, where a sample is a row of any length. */
function rowsOf(shape: readonly (number | null)[], lines: readonly number[]): number {
  return shape.length === 1 && lines.length > 1 && lines.every((n) => n === lines[0]) ? lines.length : 1;
}

function fromJson(text: string, name: string): Numbers | null {
  if (!/^\s*[[{]/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // as NumPy prints, perhaps
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const own = (value as { readonly [key: string]: unknown })[name];
    if (own === undefined)
      throw problem(name, `a list, or an object with the key '${name}'`, `keys ${Object.keys(value).join(', ')}`);
    value = own;
  }
  const data: number[] = [];
  const shape = flattened(value, data, name);
  return { data, shape, lines: shape.length > 1 ? new Array(shape[0]!).fill(data.length / shape[0]!) : [data.length] };
}

/** Puts the numbers in a nesting into `into`; the shape of the nesting. */
function flattened(value: unknown, into: number[], name: string): readonly number[] {
  if (!Array.isArray(value)) {
    const n = typeof value === 'boolean' ? Number(value) : value;
    if (typeof n !== 'number') throw problem(name, 'numbers', JSON.stringify(value), 'Leave other things out.');
    into.push(n);
    return [];
  }
  const shapes = value.map((entry) => flattened(entry, into, name));
  if (shapes.some((shape) => String(shape) !== String(shapes[0])))
    throw problem(name, 'lists of one length', 'lists of several', 'Make them equally long.');
  return [value.length, ...(shapes[0] ?? [])];
}

function fromLines(text: string, name: string): Numbers {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.split(/[\s,;[\]()]+/).filter(Boolean))
    .filter((line) => line.length);
  const numberOf = (part: string): number => words.get(part.toLowerCase()) ?? Number(part);
  const isHead = (line: readonly string[]): boolean => line.every((part) => Number.isNaN(numberOf(part)));
  if (lines.length > 1 && isHead(lines[0]!)) lines.shift();
  const parts = lines.flat();
  const data = parts.map(numberOf);
  const wrong = data.findIndex((n) => !Number.isFinite(n));
  if (wrong >= 0) throw problem(name, 'numbers', `'${parts[wrong]}'`, 'Separate them by commas, spaces or lines.');
  return { data, shape: null, lines: lines.map((line) => line.length) };
}

const words: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['false', 0],
]);

function problem(name: string, wanted: string, received: string, advice = ''): Error {
  return new Error(`${name}: expected ${wanted}. Received: ${received}. ${advice}`.trim());
}
