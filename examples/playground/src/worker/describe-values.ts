import { isPlainObject } from '@oneiros/core';

/** `(None, 28, 28, 1)`, as Keras writes it. */
export function shapeText(shape: readonly (number | null)[]): string {
  return `(${shape.map((n) => n ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;
}

const hidden = /^(?:name|trainable|dtype|batch_shape|sparse|ragged|optional)$|_initializer$/;

/** What a layer was made with, by Keras's names; what every layer has is left out. */
export function settingsText(config: { readonly [name: string]: unknown }): readonly (readonly [string, string])[] {
  return Object.entries(config)
    .filter(([name, value]) => !hidden.test(name) && value !== null)
    .map(([name, value]) => [name, valueText(value)] as const);
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(valueText).join(', ')})`;
  if (isPlainObject(value)) return objectText(value);
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}

function objectText(value: { readonly [name: string]: unknown }): string {
  const { class_name: name, registered_name: registered, config } = value;
  if (name === 'function' && typeof config === 'string') return config;
  return String(name ?? registered ?? JSON.stringify(value));
}
