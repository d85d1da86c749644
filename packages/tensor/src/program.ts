import { getOrInsert } from '@oneiros/core';
import type { AnyOp } from './op.ts';
import type { Spec } from './tensor.ts';

/** A value in a program: computed once, known by identity. */
export interface Value extends Spec {}

/** One op applied to values. */
export interface Application {
  readonly op: AnyOp;
  readonly inputs: readonly Value[];
  /** What the op's record declares; `undefined` if nothing. */
  readonly attrs: unknown;
  readonly outputs: readonly Value[];
}

/**
 * A computation as data: op applications in an order in which each finds its inputs computed, over values of static
 * shape. Constants are applications of `constantOp`. There is no JavaScript inside.
 */
export interface Program {
  readonly inputs: readonly Value[];
  readonly applications: readonly Application[];
  /** May name an input, and may name a value twice. */
  readonly outputs: readonly Value[];
}

/** Another value of the same shape and dtype. */
export function valueLike({ shape, dtype }: Spec): Value {
  return { shape, dtype };
}

/** The program as text, one application a line, for people. */
export function printProgram(program: Program): string {
  const names = new Map<Value, string>();
  const name = (value: Value): string => getOrInsert(names, value, () => `%${names.size}`);
  const typed = (value: Value): string => `${name(value)}: ${value.dtype}[${value.shape}]`;
  const lines = [`program(${program.inputs.map(typed).join(', ')}) {`];
  for (const { op, inputs, attrs, outputs } of program.applications) {
    const tail = attrs === undefined ? '' : ` ${attrsKey(attrs, (p) => printProgram(p).replaceAll('\n', '\n  '))}`;
    lines.push(
      `  ${outputs.map(typed).join(', ')} = ${op.name}(${inputs.map(name).join(', ')})${tail.length > 400 ? ` ${tail.slice(0, 400)}…` : tail}`,
    );
  }
  lines.push(`  return ${program.outputs.map(name).join(', ')}`, '}');
  return lines.join('\n');
}

/** Whether a value of an attribute is a program. */
export function isProgram(value: unknown): value is Program {
  return typeof value === 'object' && value !== null && 'applications' in value;
}

const identities = /*#__PURE__*/ new WeakMap<object, number>();
let nextIdentity = 0;
/** A number for an object, by which texts tell it from others. */
export function identityOf(value: object): number {
  return getOrInsert(identities, value, () => nextIdentity++);
}

/** A text equal for equal programs: the same ops on the same shapes in the same order. */
export function programKey(program: Program): string {
  const ids = new Map<Value, number>();
  const id = (value: Value): string => {
    const known = ids.get(value);
    if (known !== undefined) return String(known);
    ids.set(value, ids.size);
    return `${ids.size - 1}:${value.dtype}[${value.shape.join()}]`;
  };
  const lines = program.applications.map(
    ({ op, inputs, attrs, outputs }) =>
      `${op.name}#${identityOf(op)}(${inputs.map(id).join()})${attrsKey(attrs)}=${outputs.map(id).join()}`,
  );
  return `(${program.inputs.map(id).join()}){${lines.join(';')}}${program.outputs.map(id).join()}`;
}

/** A text equal for equal attributes. Functions count by identity; long typed arrays too. */
export function attrsKey(attrs: unknown, program: (p: Program) => string = programKey): string {
  if (attrs === undefined) return '';
  if (typeof attrs === 'number') return Object.is(attrs, -0) ? '-0' : String(attrs);
  if (typeof attrs === 'bigint') return `${attrs}n`;
  if (typeof attrs === 'function') return `function#${identityOf(attrs)}`;
  if (typeof attrs !== 'object' || attrs === null) return JSON.stringify(attrs) ?? 'undefined';
  if (ArrayBuffer.isView(attrs)) {
    const data = attrs as unknown as ArrayLike<number | bigint>;
    return data.length > 16
      ? `data#${identityOf(attrs)}`
      : `${attrs.constructor.name}(${Array.from(data, (v) => attrsKey(v)).join()})`;
  }
  if (Array.isArray(attrs)) return `[${attrs.map((v) => attrsKey(v, program)).join()}]`;
  if (isProgram(attrs)) return program(attrs);
  return `{${Object.entries(attrs)
    .map(([k, v]) => `${k}:${attrsKey(v, program)}`)
    .join()}}`;
}
