import { type Config, currentRegistry, type Fields, isPlainObject, type Json, unknownName } from '@oneiros/core';
import { type CallOptions, Layer, type LayerOptions, layerFields, type TensorTree } from '@oneiros/layers-core';

// biome-ignore lint/complexity/noBannedTypes: an op of any signature
type AnyOp = Function;

/**
 * An op of keras.ops as a node of a functional model: what Keras makes of `ops.mean(x, axis=1)` or `x * 2` on a
 * KerasTensor. Its inputs are the arguments of the call, tensors or not; settings that Keras keeps in the config follow.
 */
export class Operation extends Layer {
  static override readonly className: string = 'keras.Operation';
  static override readonly fields: Fields<LayerOptions> = layerFields;
  override readonly takesValues: boolean = true;
  override readonly separateInputs: boolean = true;
  /** As it stood in the file. */
  readonly saved: Config;
  readonly #op: AnyOp;
  readonly #settings: readonly (readonly [name: string, value: unknown])[];

  constructor(op: AnyOp, saved: Config) {
    const { name, ...settings } = saved.config as { readonly [key: string]: Json };
    super({ name: name as string });
    this.autocast = false;
    this.saved = saved;
    this.#op = op;
    this.#settings = Object.entries(settings).map(([key, value]) => [camelCase(key), value] as const);
    this.built = true;
  }

  override call(inputs: TensorTree, { training: _training, mask: _mask, ...given }: CallOptions): TensorTree {
    const values = (inputs as readonly unknown[]).map(plain);
    // The op's function takes what it requires by place: the arguments of the call, then settings in Keras's order.
    const formulaFirst = this.#settings[0]?.[0] === 'subscripts'; // einsum
    const byPlace = formulaFirst ? 1 : Math.max(0, this.#op.length - values.length);
    const first = this.#settings.slice(0, byPlace).map(([, value]) => value);
    const rest = [...this.#settings.slice(byPlace), ...Object.entries(given)].filter(
      ([, value]) => value !== null && value !== undefined,
    );
    const positional = formulaFirst ? [...first, ...values] : [...values, ...first];
    return (this.#op as (...args: unknown[]) => TensorTree)(
      ...positional,
      ...(rest.length ? [Object.fromEntries(rest)] : []),
    );
  }

  /** The op that a saved node names. @throws OneirosError if no plugin has registered it */
  static revive(saved: Config, where: string): Operation {
    const op = currentRegistry().byName('ops', String(saved.class_name));
    if (!op) throw unknownName(where, 'ops', String(saved.class_name));
    return new Operation(op, saved);
  }
}

/** Whether a saved layer is an op. */
export function isOperation(saved: Json): saved is Config {
  return isPlainObject(saved) && /^keras\.(src\.)?ops(\.|$)/.test(String(saved.module)) && isPlainObject(saved.config);
}

/** Saved values as ops take them: a slice is `{ start, stop, step }`. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isPlainObject(value)) return value;
  if (value.class_name === '__slice__') return value.config;
  if (value.class_name === '__ellipsis__') return '...';
  return value;
}
/** `return_sequences` → `returnSequences`. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, c: string) => c.toUpperCase());
}
