import { custom, type OptionalField, oneOf } from '@oneiros/core';

/** Whether channels are the last axis or the one after the batch. */
export type DataFormat = 'channels_last' | 'channels_first';

/** A field for the data format; null means the default, 'channels_last'. */
export function dataFormat(): OptionalField<DataFormat> {
  const { parse } = oneOf<DataFormat>(['channels_last', 'channels_first'], 'channels_last');
  return custom<DataFormat>(
    (value, where) => parse(value ?? 'channels_last', where),
    () => 'channels_last',
  );
}
