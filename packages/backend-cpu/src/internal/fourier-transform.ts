/** The discrete Fourier transform of complex numbers, in place, for any size. */
export function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  if (n <= 1) return;
  if ((n & (n - 1)) === 0) powerOfTwo(re, im);
  else chirp(re, im);
}

/** Cooley and Tukey, 1965: elements in bit-reversed order, then butterflies of doubling width. */
function powerOfTwo(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  const cosines = Float64Array.from({ length: n / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / n));
  const sines = Float64Array.from({ length: n / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / n));
  for (let half = 1; half < n; half *= 2) {
    const step = n / (2 * half);
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const [c, s] = [cosines[k * step]!, sines[k * step]!];
        const [i, j] = [start + k, start + k + half];
        const a = re[j]! * c + im[j]! * s;
        const b = im[j]! * c - re[j]! * s;
        re[j] = re[i]! - a;
        im[j] = im[i]! - b;
        re[i]! += a;
        im[i]! += b;
      }
    }
  }
}

/** Bluestein, 1970: jk = (j² + k² − (j − k)²) / 2 makes the transform a convolution, done with powers of two. */
function chirp(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  const size = 2 ** Math.ceil(Math.log2(2 * n - 1));
  // e^(−πi k² / n), with k² reduced first, so that the angle is exact
  const cosines = Float64Array.from({ length: n }, (_, k) => Math.cos((Math.PI * ((k * k) % (2 * n))) / n));
  const sines = Float64Array.from({ length: n }, (_, k) => -Math.sin((Math.PI * ((k * k) % (2 * n))) / n));
  const [a, b, c, d] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < n; k++) {
    a[k] = re[k]! * cosines[k]! - im[k]! * sines[k]!;
    b[k] = re[k]! * sines[k]! + im[k]! * cosines[k]!;
    c[k] = cosines[k]!;
    d[k] = -sines[k]!;
    if (k > 0) {
      c[size - k] = cosines[k]!;
      d[size - k] = -sines[k]!;
    }
  }
  powerOfTwo(a, b);
  powerOfTwo(c, d);
  for (let k = 0; k < size; k++) [a[k], b[k]] = [a[k]! * c[k]! - b[k]! * d[k]!, a[k]! * d[k]! + b[k]! * c[k]!];
  powerOfTwo(b, a); // the inverse, but for the factor
  for (let k = 0; k < n; k++) {
    re[k] = (a[k]! * cosines[k]! - b[k]! * sines[k]!) / size;
    im[k] = (a[k]! * sines[k]! + b[k]! * cosines[k]!) / size;
  }
}
