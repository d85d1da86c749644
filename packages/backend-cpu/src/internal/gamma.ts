/** ln |Γ(x)|, to about 14 digits. */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  // Γ(x) Γ(1−x) = π / sin πx
  if (x < 0.5) return Math.log(Math.PI / Math.abs(sinOfPi(x))) - logGamma(1 - x);
  if (Math.abs(x - 1) < 0.1 || Math.abs(x - 2) < 0.1) return nearRoot(x);
  let shift = 1;
  let z = x;
  for (; z < 10; z++) shift *= z;
  return stirling(z) - Math.log(shift);
}

/** Stirling's series: (z − ½) ln z − z + ½ ln 2π + Σ B₂ₙ / (2n (2n−1) z²ⁿ⁻¹). */
function stirling(z: number): number {
  const w = 1 / (z * z);
  const series =
    (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360 - w / 156)))))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
}

/** Near its roots 1 and 2, where the sums above cancel: ln Γ(1+u) = −γu + Σ ζ(n) (−u)ⁿ / n, ln Γ(2+u) = ln Γ(1+u) + ln(1+u). */
function nearRoot(x: number): number {
  const root = x < 1.5 ? 1 : 2;
  const u = x - root;
  let total = -0.5772156649015329 * u;
  let power = -u;
  for (let n = 2; n < 18; n++) {
    power *= -u;
    total += (zeta[n]! * power) / n;
  }
  return root === 1 ? total : total + Math.log1p(u);
}
/** Riemann's zeta function at whole numbers. */
const zeta: readonly number[] = [
  0, 0, 1.6449340668482264, 1.2020569031595942, 1.0823232337111381, 1.03692775514337, 1.017343061984449,
  1.0083492773819227, 1.0040773561979444, 1.0020083928260821, 1.000994575127818, 1.0004941886041194, 1.000246086553308,
  1.0001227133475785, 1.0000612481350588, 1.000030588236307, 1.0000152822594086, 1.0000076371976379,
];

/** Derivative of ln Γ(x): recurrence up to 10, then ln z − 1/(2z) − Σ B₂ₙ / (2n z²ⁿ). */
export function digamma(x: number): number {
  if (x === 0) return -1 / x;
  if (x < 0) {
    if (Number.isInteger(x) || x === Number.NEGATIVE_INFINITY) return Number.NaN;
    return digamma(1 - x) - (Math.PI * cosOfPi(x)) / sinOfPi(x);
  }
  let total = 0;
  let z = x;
  for (; z < 10; z++) total -= 1 / z;
  const w = 1 / (z * z);
  const series = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - (w * 691) / 32760)))));
  return total + Math.log(z) - 0.5 / z - series;
}

/** sin πx and cos πx, with the whole turns taken off first. */
function sinOfPi(x: number): number {
  return Math.sin(Math.PI * (x - 2 * Math.round(x / 2)));
}
function cosOfPi(x: number): number {
  return Math.cos(Math.PI * (x - 2 * Math.round(x / 2)));
}
