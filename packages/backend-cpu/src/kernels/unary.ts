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

/** Functions of one float, computed in doubles. */
export const unaryKernels: readonly KernelEntry[] = [
  [
    expOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.exp(x[i]!);
      },
    }),
  ],
  [
    expm1Op,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.expm1(x[i]!);
      },
    }),
  ],
  [
    logOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.log(x[i]!);
      },
    }),
  ],
  [
    log1pOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.log1p(x[i]!);
      },
    }),
  ],
  [
    sqrtOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(x[i]!);
      },
    }),
  ],
  [
    rsqrtOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = 1 / Math.sqrt(x[i]!);
      },
    }),
  ],
  [
    sinOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.sin(x[i]!);
      },
    }),
  ],
  [
    cosOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.cos(x[i]!);
      },
    }),
  ],
  [
    tanOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.tan(x[i]!);
      },
    }),
  ],
  [
    arcsinOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.asin(x[i]!);
      },
    }),
  ],
  [
    arccosOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.acos(x[i]!);
      },
    }),
  ],
  [
    arctanOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.atan(x[i]!);
      },
    }),
  ],
  [
    sinhOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.sinh(x[i]!);
      },
    }),
  ],
  [
    coshOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.cosh(x[i]!);
      },
    }),
  ],
  [
    tanhOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = tanh(x[i]!);
      },
    }),
  ],
  [
    arcsinhOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.asinh(x[i]!);
      },
    }),
  ],
  [
    arccoshOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.acosh(x[i]!);
      },
    }),
  ],
  [
    arctanhOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.atanh(x[i]!);
      },
    }),
  ],
  [
    erfOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = errorFunction(x[i]!);
      },
    }),
  ],
  [
    erfinvOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = inverseErrorFunction(x[i]!);
      },
    }),
  ],
  [
    sigmoidOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = 1 / (1 + Math.exp(-x[i]!));
      },
    }),
  ],
  [
    lgammaOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = logGamma(x[i]!);
      },
    }),
  ],
  [
    digammaOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = digammaOf(x[i]!);
      },
    }),
  ],
  [
    log2Op,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.log2(x[i]!);
      },
    }),
  ],
  [
    log10Op,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.log10(x[i]!);
      },
    }),
  ],
  [
    cbrtOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.cbrt(x[i]!);
      },
    }),
  ],
  [
    exp2Op,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = 2 ** x[i]!;
      },
    }),
  ],
  [
    erfcOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = complementaryErrorFunction(x[i]!);
      },
    }),
  ],
];
