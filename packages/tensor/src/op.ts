import type { Application, Value } from './program.ts';
import type { Spec, Tensor } from './tensor.ts';

/** The tensors an op takes: a labelled tuple, or an array for an op of any number of them. */
export type Inputs = readonly Tensor[];
/** What an op gives: one tensor, or several. */
export type Outputs = Tensor | readonly Tensor[];
/** `T` with every tensor replaced by `To`. */
export type Each<T extends Outputs, To> = T extends Inputs ? { readonly [K in keyof T]: To } : To;

/** Shapes and dtypes of the results, from those of the inputs; throws where the inputs do not fit. */
export type Infer<I extends Inputs, A, O extends Outputs> = (inputs: Each<I, Spec>, attrs: A) => Each<O, Spec>;
/** Cotangents of the inputs from those of the outputs; `null` where there is none. Written in ops, so it has derivatives itself. */
export type Vjp<I extends Inputs, A, O extends Outputs> = (dy: O, inputs: I, attrs: A, y: O) => Each<I, Tensor | null>;
/** The op in terms of other ops. */
export type Expand<I extends Inputs, A, O extends Outputs> = (inputs: I, attrs: A) => O;
/** Runs the op and returns its results with the function from their cotangents to those of the inputs: for ops that keep something from the way forward. */
export type Differentiate = (inputs: Inputs, attrs: never, active: readonly boolean[]) => {
  readonly outputs: Inputs;
  readonly pullback: (dy: Inputs) => readonly (Tensor | null)[];
};

/** A simpler way to the same value, from the applications that made the inputs; `null` if there is none. */
export type Simplify = (application: Application, madeBy: (value: Value) => Application | undefined) => Value | Replacement | null;
/** An application that takes the place of another. */
export interface Replacement {
  readonly op: AnyOp;
  readonly inputs: readonly Value[];
  readonly attrs: unknown;
}

interface Described {
  /** Equal to the name of the public function and, in kebab-case, of the file. */
  readonly name: string;
  /** Takes the place of `vjp` where the way back needs more than inputs and outputs. */
  readonly differentiate?: Differentiate;
  /** For ops of one output. */
  readonly simplify?: Simplify;
}
/** An op that backends must have a kernel for. */
export interface Primitive<I extends Inputs, A, O extends Outputs> extends Described {
  readonly infer: Infer<I, A, O>;
  /** `null`: the derivative is zero everywhere (`floor`), or there is none (`argmax`). */
  readonly vjp: Vjp<I, A, O> | null;
  readonly expand?: never;
}
/** An op with a definition in other ops: a kernel is an optimisation. */
export interface Composite<I extends Inputs, A, O extends Outputs> extends Described {
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
export type Op<I extends Inputs = readonly [x: Tensor], A = void, O extends Outputs = Tensor> = Primitive<I, A, O> | Composite<I, A, O>;

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
}

/** The arguments after the inputs: none for an op without attributes. */
export type AttrArgs<A> = A extends void ? readonly [] : readonly [attrs: A];
