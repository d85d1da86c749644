// With the models it is the beginning of.
export { Input } from '@oneiros/layers-core';
