import type { Application, Program, Value } from './program.ts';
import type { Spec, Tensor } from './tensor.ts';

/** The tensors an op takes: a labelled tuple, or an array for an op of any number of them. */
export type Inputs = readonly Tensor[];
/** What an op gives: one tensor, or several. */
export type Outputs = Tensor | readonly Tensor[];
/** `T` with every tensor replaced by `To`. */
export type Each<T extends Outputs, To> = T extends Inputs ? { readonly [K in keyof T]: To } : To;

/** Shapes and dtypes of the results, from those of the inputs; throws where the inputs do not fit. */
export type Infer<I extends Inputs, A, O extends Outputs> = (inputs: Each<I, Spec>, attrs: A) => Each<O, Spec>;
/**
 * Cotangents of the inputs from those of the outputs; `null` where there is none. Written in ops, so it has derivatives
 * itself. Those of `elementwise` ops may have the shape of the output: they are summed down to the input's.
 */
export type Vjp<I extends Inputs, A, O extends Outputs> = (dy: O, inputs: I, attrs: A, y: O) => Each<I, Tensor | null>;
/** The op in terms of other ops. */
export type Expand<I extends Inputs, A, O extends Outputs> = (inputs: I, attrs: A) => O;
/** The results of a program, or of one op, with the way back through it. */
export interface Linearized {
  readonly outputs: Inputs;
  /** Which outputs depend, through floats, on an active input. */
  readonly active: readonly boolean[];
  /** Cotangents of the inputs from those of the outputs; `null` is zero. */
  readonly pullback: (dys: readonly (Tensor | null)[]) => readonly (Tensor | null)[];
}
/** Evaluates a program and keeps what its derivative needs: given to `differentiate` by whoever differentiates. */
export type Linearize = (program: Program, inputs: Inputs, active: readonly boolean[]) => Linearized;
/** Runs the op and returns its results with the way back: for ops that hold programs, or keep something from the way forward. */
export type Differentiate<A> = (
  inputs: Inputs,
  attrs: A,
  active: readonly boolean[],
  linearize: Linearize,
) => Linearized;
/** The op on a stack: `batched` tells the inputs that have one more axis, in front; all results have it. `null`: not with these inputs. */
export type Batch<I extends Inputs, A, O extends Outputs> = (
  inputs: I,
  batched: readonly boolean[],
  attrs: A,
) => O | null;

/** The application that made a value; inputs have none. */
export type MadeBy = (value: Value) => Application | undefined;
/** A simpler way to the same values, from the applications that made the inputs; `null` if there is none. */
export type Simplify = (
  application: Application,
  madeBy: (value: Value) => Application | undefined,
) => Value | Replacement | Rewrite | null;
/** An op on numbers, as many as it has inputs. */
export type Compute = (x: number, y: number) => number;
/** The number that changes nothing as the left operand, and as the right one. */
export interface Neutral {
  readonly left?: number;
  readonly right?: number;
}
/** An application that takes the place of another. */
export interface Replacement {
  readonly op: AnyOp;
  readonly inputs: readonly Value[];
  readonly attrs: unknown;
}
/** Several applications that take the place of one: what `build` does with `inputs`. */
export interface Rewrite {
  readonly inputs: readonly Value[];
  readonly build: (inputs: Inputs) => Outputs;
}

interface Described<I extends Inputs, A, O extends Outputs> {
  /** Equal to the name of the public function and, in kebab-case, of the file. */
  readonly name: string;
  /** Takes the place of `vjp` where the way back needs more than inputs and outputs. */
  readonly differentiate?: Differentiate<A>;
  /** A `Value` or `Replacement` is for ops of one output only. */
  readonly simplify?: Simplify;
  /** The op on numbers: by it, what is computed of constants of one element becomes a constant. */
  readonly compute?: Compute;
  /** For a binary op: the operand beside which the other one stays as it is. */
  readonly neutral?: Neutral;
  /** The same results made without what no one needs: `needed` tells the outputs. For ops that hold programs. */
  readonly prune?: (application: Application, needed: readonly boolean[]) => Application;
  /** Each element of the result depends on the elements of the (broadcast) inputs at its place alone. */
  readonly elementwise?: true;
  /** How the op applies to a stack; `elementwise` ops need none. With it, loops do all their steps of this op at once. */
  readonly batch?: Batch<I, A, O>;
  /** Costs much more than to move its operands: worth gathering over the steps of a loop. */
  readonly heavy?: true;
  /** The sum of the result over `axes` in fewer steps, `null` where there is no such way. */
  readonly summed?: (application: Application, axes: readonly number[]) => Rewrite | null;
  /** The result plus that of another application of the op in fewer steps, `null` where there is no such way. */
  readonly added?: (application: Application, other: Application, madeBy: MadeBy) => Rewrite | null;
}
/** An op that backends must have a kernel for. */
export interface Primitive<I extends Inputs, A, O extends Outputs> extends Described<I, A, O> {
  readonly infer: Infer<I, A, O>;
  /** `null`: the derivative is zero everywhere (`floor`), or there is none (`argmax`). */
  readonly vjp: Vjp<I, A, O> | null;
  readonly expand?: never;
}
/** An op with a definition in other ops: a kernel is an optimisation. */
export interface Composite<I extends Inputs, A, O extends Outputs> extends Described<I, A, O> {
  /** If absent: `expand` run on specs. */
  readonly infer?: Infer<I, A, O>;
  /** If absent: the derivative of `expand`. */
  readonly vjp?: Vjp<I, A, O> | null;
  readonly expand: Expand<I, A, O>;
}

/**
 * What is known of an op: a plain record, beside the ordinary function that applies it.
 * `Op` is unary without attributes; `Op<readonly [x: Tensor, y: Tensor]>`, `Op<readonly [x: Tensor], Attrs>` and
 * `Op<readonly Tensor[], Attrs, readonly [values: Tensor, indices: Tensor]>` are others.
 * Attributes are plain data (numbers, strings, booleans, arrays, objects, typed arrays, programs), canonical:
 * axes are counted from the front, sizes are known.
 */
export type Op<I extends Inputs = readonly [x: Tensor], A = void, O extends Outputs = Tensor> =
  | Primitive<I, A, O>
  | Composite<I, A, O>;

/** Any op, as a key of tables. */
export interface AnyOp {
  readonly name: string;
  // biome-ignore lint/complexity/noBannedTypes: a record of any signature
  readonly infer?: Function;
  // biome-ignore lint/complexity/noBannedTypes: a record of any signature
  readonly vjp?: Function | null;
  // biome-ignore lint/complexity/noBannedTypes: a record of any signature
  readonly expand?: Function;
  // biome-ignore lint/complexity/noBannedTypes: a record of any signature
  readonly differentiate?: Function;
  readonly simplify?: Simplify;
  readonly compute?: Compute;
  readonly neutral?: Neutral;
  readonly prune?: (application: Application, needed: readonly boolean[]) => Application;
  readonly elementwise?: true;
  // biome-ignore lint/complexity/noBannedTypes: a record of any signature
  readonly batch?: Function;
  readonly heavy?: true;
  readonly summed?: (application: Application, axes: readonly number[]) => Rewrite | null;
  readonly added?: (application: Application, other: Application, madeBy: MadeBy) => Rewrite | null;
}

/** The arguments after the inputs: none for an op without attributes. */
export type AttrArgs<A> = A extends void ? readonly [] : readonly [attrs: A];
