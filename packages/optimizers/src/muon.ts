import { boolean, custom, expected, type Fields, float, fraction, integer, named, nullable, show } from '@oneiros/core';
import {
  add,
  divide,
  matmul,
  multiply,
  power,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  transpose,
  type Variable,
} from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface MuonOptions extends OptimizerOptions {
  /** Decay of Adam's average of gradients. Default 0.9. */
  readonly adamBeta1?: number;
  /** Decay of Adam's average of their squares. Default 0.999. */
  readonly adamBeta2?: number;
  /** Weight decay where Adam is used. Default 0.004. */
  readonly adamWeightDecay?: number | null;
  readonly epsilon?: number;
  /** Patterns of paths of weights that Adam is to handle. */
  readonly excludeLayers?: readonly string[];
  /** Whether Adam handles embeddings. Default true. */
  readonly excludeEmbeddings?: boolean;
  /** Coefficients of the iteration that makes a matrix orthogonal. */
  readonly muonA?: number;
  readonly muonB?: number;
  readonly muonC?: number;
  /** Learning rate of Adam as a multiple of this one. Default 1. */
  readonly adamLrRatio?: number;
  readonly momentum?: number;
  /** Number of iterations. Default 5. */
  readonly nsSteps?: number;
  readonly nesterov?: boolean;
  /** Scale of updates to the size that Adam's have; `null` leaves them. Default 0.2. */
  readonly rmsRate?: number | null;
}

/**
 * Steps by the momentum of matrices made orthogonal; other weights go by AdamW. Jordan et al., 2024.
 *
 * ```ts
 * model.compile({ optimizer: new Muon({ learningRate: 1e-3, excludeLayers: ['logits'] }), loss: 'mse' });
 * ```
 */
export class Muon extends Optimizer<MuonOptions> {
  static override readonly className: string = 'keras.optimizers.Muon';
  static override readonly fields: Fields<MuonOptions> = {
    ...optimizerFields(0.001, 0.004),
    adamBeta1: named('adam_beta_1', float(0.9)),
    adamBeta2: named('adam_beta_2', float(0.999)),
    epsilon: float(1e-7),
    excludeLayers: custom<readonly string[]>(
      (value, where) => {
        if (value === null) return [];
        if (Array.isArray(value) && value.every((v) => typeof v === 'string')) return value;
        throw expected(where, 'an array of patterns', show(value));
      },
      () => [],
    ),
    muonA: float(3.4445),
    muonB: float(-4.775),
    muonC: float(2.0315),
    adamLrRatio: float(1),
    momentum: fraction(0.95),
    nsSteps: integer(5),
    nesterov: boolean(true),
    excludeEmbeddings: boolean(true),
    adamWeightDecay: nullable(float(), 0.004),
    rmsRate: nullable(float(), 0.2),
  };

  constructor(options: MuonOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['momentum', 'velocity'];
  }
  protected override needsSlot(name: string, variable: Variable): boolean {
    return name === 'momentum' || this.#byAdam(variable);
  }
  protected override decayOf(variable: Variable): number | null {
    return this.#byAdam(variable) ? this.config.adamWeightDecay : super.decayOf(variable);
  }
  protected override updateStep(gradient: Tensor, variable: Variable, context: StepContext): void {
    if (this.#byAdam(variable)) this.#adam(gradient, variable, context);
    else this.#orthogonalStep(gradient, variable, context);
  }

  #orthogonalStep(gradient: Tensor, variable: Variable, context: StepContext): void {
    const { momentum, nesterov, rmsRate } = this.config;
    const m = context.slot('momentum');
    m.assign(add(m, add(gradient, multiply(m, momentum - 1))));
    const direction = this.#orthogonal(nesterov ? add(gradient, multiply(m, momentum)) : m.value);
    const scale = rmsRate === null ? 1 : Math.sqrt(Math.max(...variable.shape)) * rmsRate;
    variable.assign(subtract(variable, multiply(direction, multiply(context.learningRate, scale))));
  }

  #byAdam(variable: Variable & { readonly path?: string }): boolean {
    const { excludeEmbeddings, excludeLayers } = this.config;
    const path = variable.path ?? variable.name;
    if (variable.shape.length !== 2 || (excludeEmbeddings && path.toLowerCase().includes('embedding'))) return true;
    return excludeLayers.some((pattern) => new RegExp(pattern).test(path));
  }
  #adam(gradient: Tensor, variable: Variable, { learningRate, step, slot }: StepContext): void {
    const { adamBeta1, adamBeta2, adamLrRatio, epsilon } = this.config;
    const m = slot('momentum');
    const v = slot('velocity');
    const alpha = divide(
      multiply(multiply(learningRate, adamLrRatio), sqrt(subtract(1, power(adamBeta2, step)))),
      subtract(1, power(adamBeta1, step)),
    );
    m.assign(add(m, multiply(subtract(gradient, m), 1 - adamBeta1)));
    v.assign(add(v, multiply(subtract(square(gradient), v), 1 - adamBeta2)));
    variable.assign(subtract(variable, divide(multiply(m, alpha), add(sqrt(v), epsilon))));
  }
  /** The nearest orthogonal matrix, nearly, by Newton and Schulz: X ← a·X + (b·A + c·A²)·X with A = X·Xᵀ. */
  #orthogonal(given: Tensor): Tensor {
    const { muonA, muonB, muonC, nsSteps } = this.config;
    const tall = given.shape[0]! > given.shape[1]!;
    let x = tall ? transpose(given) : given;
    x = divide(x, add(sqrt(sum(square(x))), 1e-7));
    for (let i = 0; i < nsSteps; i++) {
      const a = matmul(x, transpose(x));
      x = add(multiply(x, muonA), matmul(add(multiply(a, muonB), matmul(multiply(a, muonC), a)), x));
    }
    return tall ? transpose(x) : x;
  }
}
