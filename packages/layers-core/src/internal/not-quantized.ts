import { custom, expected, type OptionalField, show } from '@oneiros/core';

/** The field `quantization_config` that Keras writes: always null here. */
export function notQuantized(): OptionalField<null> {
  return custom<null>(
    (value, where) => {
      if (value === null) return null;
      throw expected(where, 'null', show(value), 'Quantized layers cannot be read: save the model before quantizing it.');
    },
    () => null,
  );
}
