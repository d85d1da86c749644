import {
  arccoshOp,
  arccosOp,
  arcsinhOp,
  arcsinOp,
  arctanhOp,
  arctanOp,
  cbrtOp,
  coshOp,
  cosOp,
  digammaOp,
  erfcOp,
  erfinvOp,
  erfOp,
  exp2Op,
  expm1Op,
  expOp,
  lgammaOp,
  log1pOp,
  log2Op,
  log10Op,
  logOp,
  rsqrtOp,
  sigmoidOp,
  sinhOp,
  sinOp,
  sqrtOp,
  tanhOp,
  tanOp,
} from '@oneiros/tensor';
import { complementaryErrorFunction, errorFunction, inverseErrorFunction } from '../internal/error-function.ts';
import { digamma as digammaOf, logGamma } from '../internal/gamma.ts';
import type { KernelEntry } from '../internal/kernel-entry.ts';
import { tanh } from '../internal/tanh.ts';
import { unary } from '../internal/unary.ts';

/** Kernel of `exp`. */
export const expKernel: KernelEntry = [
  expOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.exp(x[i]!);
    },
  }),
];
/** Kernel of `expm1`. */
export const expm1Kernel: KernelEntry = [
  expm1Op,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.expm1(x[i]!);
    },
  }),
];
/** Kernel of `log`. */
export const logKernel: KernelEntry = [
  logOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.log(x[i]!);
    },
  }),
];
/** Kernel of `log1p`. */
export const log1pKernel: KernelEntry = [
  log1pOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.log1p(x[i]!);
    },
  }),
];
/** Kernel of `sqrt`. */
export const sqrtKernel: KernelEntry = [
  sqrtOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(x[i]!);
    },
  }),
];
/** Kernel of `rsqrt`. */
export const rsqrtKernel: KernelEntry = [
  rsqrtOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = 1 / Math.sqrt(x[i]!);
    },
  }),
];
/** Kernel of `sin`. */
export const sinKernel: KernelEntry = [
  sinOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.sin(x[i]!);
    },
  }),
];
/** Kernel of `cos`. */
export const cosKernel: KernelEntry = [
  cosOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.cos(x[i]!);
    },
  }),
];
/** Kernel of `tan`. */
export const tanKernel: KernelEntry = [
  tanOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.tan(x[i]!);
    },
  }),
];
/** Kernel of `arcsin`. */
export const arcsinKernel: KernelEntry = [
  arcsinOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.asin(x[i]!);
    },
  }),
];
/** Kernel of `arccos`. */
export const arccosKernel: KernelEntry = [
  arccosOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.acos(x[i]!);
    },
  }),
];
/** Kernel of `arctan`. */
export const arctanKernel: KernelEntry = [
  arctanOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.atan(x[i]!);
    },
  }),
];
/** Kernel of `sinh`. */
export const sinhKernel: KernelEntry = [
  sinhOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.sinh(x[i]!);
    },
  }),
];
/** Kernel of `cosh`. */
export const coshKernel: KernelEntry = [
  coshOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.cosh(x[i]!);
    },
  }),
];
/** Kernel of `tanh`. */
export const tanhKernel: KernelEntry = [
  tanhOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = tanh(x[i]!);
    },
  }),
];
/** Kernel of `arcsinh`. */
export const arcsinhKernel: KernelEntry = [
  arcsinhOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.asinh(x[i]!);
    },
  }),
];
/** Kernel of `arccosh`. */
export const arccoshKernel: KernelEntry = [
  arccoshOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.acosh(x[i]!);
    },
  }),
];
/** Kernel of `arctanh`. */
export const arctanhKernel: KernelEntry = [
  arctanhOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.atanh(x[i]!);
    },
  }),
];
/** Kernel of `erf`. */
export const erfKernel: KernelEntry = [
  erfOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = errorFunction(x[i]!);
    },
  }),
];
/** Kernel of `erfinv`. */
export const erfinvKernel: KernelEntry = [
  erfinvOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = inverseErrorFunction(x[i]!);
    },
  }),
];
/** Kernel of `sigmoid`. */
export const sigmoidKernel: KernelEntry = [
  sigmoidOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = 1 / (1 + Math.exp(-x[i]!));
    },
  }),
];
/** Kernel of `lgamma`. */
export const lgammaKernel: KernelEntry = [
  lgammaOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = logGamma(x[i]!);
    },
  }),
];
/** Kernel of `digamma`. */
export const digammaKernel: KernelEntry = [
  digammaOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = digammaOf(x[i]!);
    },
  }),
];
/** Kernel of `log2`. */
export const log2Kernel: KernelEntry = [
  log2Op,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.log2(x[i]!);
    },
  }),
];
/** Kernel of `log10`. */
export const log10Kernel: KernelEntry = [
  log10Op,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.log10(x[i]!);
    },
  }),
];
/** Kernel of `cbrt`. */
export const cbrtKernel: KernelEntry = [
  cbrtOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.cbrt(x[i]!);
    },
  }),
];
/** Kernel of `exp2`. */
export const exp2Kernel: KernelEntry = [
  exp2Op,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = 2 ** x[i]!;
    },
  }),
];
/** Kernel of `erfc`. */
export const erfcKernel: KernelEntry = [
  erfcOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = complementaryErrorFunction(x[i]!);
    },
  }),
];

/** Functions of one float, computed in doubles. */
export const unaryKernels: readonly KernelEntry[] = [
  expKernel,
  expm1Kernel,
  logKernel,
  log1pKernel,
  sqrtKernel,
  rsqrtKernel,
  sinKernel,
  cosKernel,
  tanKernel,
  arcsinKernel,
  arccosKernel,
  arctanKernel,
  sinhKernel,
  coshKernel,
  tanhKernel,
  arcsinhKernel,
  arccoshKernel,
  arctanhKernel,
  erfKernel,
  erfinvKernel,
  sigmoidKernel,
  lgammaKernel,
  digammaKernel,
  log2Kernel,
  log10Kernel,
  cbrtKernel,
  exp2Kernel,
  erfcKernel,
];
