import { type Config, Configurable, checkDType, type DType, type Fields, text } from '@oneiros/core';

interface DTypePolicyConfig {
  readonly name: string;
}

/**
 * In which dtype a layer keeps its variables and in which it computes: a dtype name for both, or 'mixed_float16' and
 * 'mixed_bfloat16' for float32 variables with 16-bit computation.
 */
export class DTypePolicy extends Configurable<DTypePolicyConfig> {
  static override readonly className: string = 'keras.DTypePolicy';
  static override readonly fields: Fields<DTypePolicyConfig> = { name: text() };

  constructor(name: string) {
    super({ name });
    checkDType(this.computeDType, 'DTypePolicy');
  }
  get name(): string {
    return this.config.name;
  }
  /** The dtype to which floating inputs and variables are cast in `call`. */
  get computeDType(): DType {
    return this.name.replace(/^mixed_/, '') as DType;
  }
  /** The dtype of variables. */
  get variableDType(): DType {
    return this.name.startsWith('mixed_') ? 'float32' : (this.name as DType);
  }
}

let globalPolicy: DTypePolicy | null = null;
/** The policy of layers that name none; float32 at first. */
export function dtypePolicy(): DTypePolicy {
  globalPolicy ??= new DTypePolicy('float32');
  return globalPolicy;
}
/** Sets the policy of layers made from now on, as `keras.config.set_dtype_policy`. */
export function setDTypePolicy(policy: string | DTypePolicy): void {
  globalPolicy = typeof policy === 'string' ? new DTypePolicy(policy) : policy;
}
/** The policy that an option or a saved config means. */
export function policyOf(value: string | DTypePolicy | Config | null | undefined): DTypePolicy {
  if (value === null || value === undefined) return dtypePolicy();
  if (value instanceof DTypePolicy) return value;
  if (typeof value === 'string') return new DTypePolicy(value);
  const { config } = value as { config?: { name?: string } };
  return new DTypePolicy(config?.name ?? 'float32');
}
