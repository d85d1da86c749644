/**
 * Functions that WGSL lacks, or whose precision it leaves open (atan may be off by 4096 units in the last place, sin and cos
 * by 2⁻¹¹). Polynomials are those of Cephes (Moshier) for single precision, and Giles' for the inverse error function.
 */
const functions: { readonly [name: string]: string } = {
  // Hides a constant from the compiler, which refuses infinities and NaN.
  opaque: `var<private> nothing: u32;
fn opaque(bits: u32) -> u32 { return bits ^ nothing; }`,
  infinity: 'fn infinity() -> f32 { return bitcast<f32>(opaque(0x7f800000u)); }',
  nan: 'fn nan() -> f32 { return bitcast<f32>(opaque(0x7fc00000u)); }',
  // Compilers may assume that there is no NaN, so bits are looked at.
  is_nan: 'fn is_nan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }',
  is_infinite: 'fn is_infinite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) == 0x7f800000u; }',
  is_finite: 'fn is_finite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u; }',
  is_negative: 'fn is_negative(x: f32) -> bool { return (bitcast<u32>(x) >> 31u) != 0u; }',
  larger: 'fn larger(x: f32, y: f32) -> f32 { return select(y, x, is_nan(x) || (x > y && !is_nan(y))); }',
  smaller: 'fn smaller(x: f32, y: f32) -> f32 { return select(y, x, is_nan(x) || (x < y && !is_nan(y))); }',
  signum: 'fn signum(x: f32) -> f32 { return select(select(-1.0, 1.0, x > 0.0), x, is_nan(x) || x == 0.0); }',
  // Compilers may turn x / y into x · (1 / y), which loses where 1 / y is not a normal number.
  quotient: 'fn quotient(x: f32, y: f32) -> f32 { return x / y; }',
  root: 'fn root(x: f32) -> f32 { return select(sqrt(x), nan(), x < 0.0); }',
  inverse_root: `fn inverse_root(x: f32) -> f32 {
  if (x < 0.0 || is_nan(x)) { return nan(); }
  if (x == 0.0) { return select(infinity(), -infinity(), is_negative(x)); }
  if (is_infinite(x)) { return 0.0; }
  let y = inverseSqrt(x);
  return y * (1.5 - 0.5 * x * y * y);
}`,
  remainder: `fn remainder(x: f32, y: f32) -> f32 {
  if (is_nan(x) || is_nan(y) || is_infinite(x) || y == 0.0) { return nan(); }
  if (is_infinite(y)) { return select(select(y, x, is_negative(x) == is_negative(y)), x, x == 0.0); }
  var rest = x - y * trunc(x / y);
  if (abs(rest) >= abs(y)) { rest = rest - y * trunc(rest / y); }
  if (rest != 0.0 && (rest < 0.0) != (x < 0.0)) { rest = rest + select(-abs(y), abs(y), x >= 0.0); }
  if (rest == 0.0) { return select(0.0, bitcast<f32>(opaque(0x80000000u)), is_negative(x)); }
  return select(rest, rest + y, (rest < 0.0) != (y < 0.0));
}`,
  floor_quotient: `fn floor_quotient(x: f32, y: f32) -> f32 {
  if (is_nan(x) || is_nan(y)) { return nan(); }
  if (y == 0.0) {
    if (x == 0.0) { return nan(); }
    return select(infinity(), -infinity(), is_negative(x) != is_negative(y));
  }
  if (is_infinite(y)) {
    if (is_infinite(x)) { return nan(); }
    return select(0.0, -1.0, x != 0.0 && (x < 0.0) != (y < 0.0));
  }
  if (is_infinite(x)) { return nan(); }
  return round((x - remainder(x, y)) / y);
}`,
  int_quotient: `fn int_quotient(x: i32, y: i32) -> i32 {
  if (y == 0) { return -1; }
  if (y == -1) { return -x; }
  let q = x / y;
  return select(q, q - 1, x % y != 0 && (x < 0) != (y < 0));
}`,
  int_remainder: `fn int_remainder(x: i32, y: i32) -> i32 {
  if (y == 0) { return x; }
  if (y == -1) { return 0; }
  let rest = x % y;
  return select(rest, rest + y, rest != 0 && (rest < 0) != (y < 0));
}`,
  int_power: `fn int_power(x: i32, y: i32) -> i32 {
  if (y < 0) { return select(select(0, select(1, -1, (y & 1) != 0), x == -1), 1, x == 1); }
  var power = 1;
  var base = x;
  for (var rest = y; rest > 0; rest = rest >> 1u) {
    if ((rest & 1) != 0) { power = power * base; }
    base = base * base;
  }
  return power;
}`,
  word_power: `fn word_power(x: u32, y: u32) -> u32 {
  var power = 1u;
  var base = x;
  for (var rest = y; rest > 0u; rest = rest >> 1u) {
    if ((rest & 1u) != 0u) { power = power * base; }
    base = base * base;
  }
  return power;
}`,
  // Small whole powers by multiplication, exact; the rest by logarithms, with the sign of odd powers.
  power: `fn power(x: f32, y: f32) -> f32 {
  if (y == 0.0 || x == 1.0) { return 1.0; }
  if (is_nan(x) || is_nan(y)) { return nan(); }
  let whole = y == trunc(y);
  let odd = whole && abs(y) < 16777216.0 && (i32(y) & 1) != 0;
  let negative = is_negative(x) && odd;
  if (is_infinite(y)) {
    if (abs(x) == 1.0) { return 1.0; }
    return select(0.0, infinity(), (abs(x) > 1.0) == (y > 0.0));
  }
  if (x == 0.0 || is_infinite(x)) {
    let size = select(0.0, infinity(), (x == 0.0) == (y < 0.0));
    return select(size, -size, negative);
  }
  if (whole && abs(y) <= 64.0) {
    var result = 1.0;
    var base = x;
    for (var rest = i32(abs(y)); rest > 0; rest = rest >> 1u) {
      if ((rest & 1) != 0) { result = result * base; }
      base = base * base;
    }
    return select(result, 1.0 / result, y < 0.0);
  }
  if (x < 0.0 && !whole) { return nan(); }
  let size = exponential(y * logarithm(abs(x)));
  return select(size, -size, negative);
}`,
  ldexp_safe: `fn ldexp_safe(x: f32, e: i32) -> f32 {
  let half = e / 2;
  return x * exp2(f32(half)) * exp2(f32(e - half));
}`,
  nextafter: `fn nextafter(x: f32, y: f32) -> f32 {
  if (is_nan(x) || is_nan(y)) { return nan(); }
  let bits = bitcast<u32>(x);
  let goal = bitcast<u32>(y);
  if ((bits & 0x7fffffffu) == 0u && (goal & 0x7fffffffu) == 0u) { return y; }
  if (bits == goal) { return x; }
  if ((bits & 0x7fffffffu) == 0u) { return bitcast<f32>((goal & 0x80000000u) | 1u); }
  let own = select(i32(bits), -i32(bits & 0x7fffffffu), (bits >> 31u) != 0u);
  let other = select(i32(goal), -i32(goal & 0x7fffffffu), (goal >> 31u) != 0u);
  return bitcast<f32>(select(bits - 1u, bits + 1u, (other > own) == ((bits >> 31u) == 0u)));
}`,
  // x = k · π/2 + r by a π/2 in three parts, each with trailing zeros.
  sine: `fn sine(x: f32, quarter: i32) -> f32 {
  if (!is_finite(x)) { return nan(); }
  let k = round(x * 0.63661977236758134);
  let r = ((x - k * 1.5703125) - k * 4.837512969970703e-4) - k * 7.54978995489188216e-8;
  let z = r * r;
  let s = r + r * z * (-1.6666654611e-1 + z * (8.3321608736e-3 - z * 1.9515295891e-4));
  let c = 1.0 - 0.5 * z + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5));
  let turn = (i32(k) + quarter) & 3;
  let size = select(s, c, (turn & 1) != 0);
  return select(size, -size, turn >= 2);
}`,
  tangent: 'fn tangent(x: f32) -> f32 { return sine(x, 0) / sine(x, 1); }',
  arc_tangent: `fn arc_tangent(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let size = abs(x);
  var base = 0.0;
  var t = size;
  if (size > 2.414213562373095) { base = 1.5707963267948966; t = -1.0 / size; }
  else if (size > 0.4142135623730950) { base = 0.7853981633974483; t = (size - 1.0) / (size + 1.0); }
  let z = t * t;
  let y = base + t + t * z * (-3.33329491539e-1 + z * (1.99777106478e-1 + z * (-1.38776856032e-1 + z * 8.05374449538e-2)));
  return select(y, -y, is_negative(x));
}`,
  arc_tangent2: `fn arc_tangent2(y: f32, x: f32) -> f32 {
  if (is_nan(x) || is_nan(y)) { return nan(); }
  let flat = 3.14159265358979323;
  var angle = 0.0;
  if (y == 0.0) { angle = select(0.0, flat, is_negative(x)); }
  else if (is_infinite(x) && is_infinite(y)) { angle = select(0.78539816339744831, 2.35619449019234493, is_negative(x)); }
  else if (is_infinite(x)) { angle = select(0.0, flat, is_negative(x)); }
  else if (x == 0.0 || is_infinite(y)) { angle = 1.57079632679489662; }
  else {
    angle = abs(arc_tangent(y / x));
    angle = select(angle, flat - angle, x < 0.0);
  }
  return select(angle, -angle, is_negative(y));
}`,
  arc_sine: `fn arc_sine(x: f32) -> f32 {
  let size = abs(x);
  if (!(size <= 1.0)) { return nan(); }
  let far = size > 0.5;
  let z = select(size * size, 0.5 * (1.0 - size), far);
  let s = select(size, sqrt(z), far);
  let y = s + s * z * (1.6666752422e-1 + z * (7.4953002686e-2 + z * (4.5470025998e-2 + z * (2.4181311049e-2 + z * 4.2163199048e-2))));
  let angle = select(y, 1.57079632679489662 - 2.0 * y, far);
  return select(angle, -angle, is_negative(x));
}`,
  arc_cosine: `fn arc_cosine(x: f32) -> f32 {
  if (is_nan(x) || abs(x) > 1.0) { return nan(); }
  if (x > 0.5) { return 2.0 * arc_sine(sqrt(0.5 * (1.0 - x))); }
  if (x < -0.5) { return 3.14159265358979323 - 2.0 * arc_sine(sqrt(0.5 * (1.0 + x))); }
  return 1.57079632679489662 - arc_sine(x);
}`,
  exponential: `fn exponential(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  if (x > 88.72283905206835) { return infinity(); }
  if (x < -103.97283935546875) { return 0.0; }
  let k = round(x * 1.44269504088896341);
  let r = (x - k * 0.693359375) + k * 2.12194440e-4;
  let y = 1.0 + r + r * r * (5.0000001201e-1 + r * (1.6666665459e-1 + r * (4.1665795894e-2 + r * (8.3334519073e-3 + r * (1.3981999507e-3 + r * 1.9875691500e-4)))));
  return ldexp_safe(y, i32(k));
}`,
  exponential_less_one: `fn exponential_less_one(x: f32) -> f32 {
  if (abs(x) > 0.5) { return exponential(x) - 1.0; }
  return x + x * x * (0.5 + x * (1.6666667e-1 + x * (4.1666668e-2 + x * (8.3333338e-3 + x * (1.3888889e-3 + x * 1.984127e-4)))));
}`,
  logarithm: `fn logarithm(x: f32) -> f32 {
  if (is_nan(x) || x < 0.0) { return nan(); }
  if (x == 0.0) { return -infinity(); }
  if (is_infinite(x)) { return x; }
  var scaled = x;
  var e = -126;
  if ((bitcast<u32>(x) >> 23u) == 0u) { scaled = x * 8388608.0; e = -149; }
  e = e + i32(bitcast<u32>(scaled) >> 23u);
  var m = bitcast<f32>((bitcast<u32>(scaled) & 0x007fffffu) | 0x3f000000u);
  if (m < 0.70710678118654752) { m = m + m; e = e - 1; }
  let r = m - 1.0;
  let z = r * r;
  var y = r * z * (3.3333331174e-1 + r * (-2.4999993993e-1 + r * (2.0000714765e-1 + r * (-1.6668057665e-1 + r * (1.4249322787e-1 + r * (-1.2420140846e-1 + r * (1.1676998740e-1 + r * (-1.1514610310e-1 + r * 7.0376836292e-2))))))));
  y = y + f32(e) * -2.12194440e-4 - 0.5 * z;
  return (r + y) + f32(e) * 0.693359375;
}`,
  logarithm_one_more: `fn logarithm_one_more(x: f32) -> f32 {
  if (abs(x) > 0.35) { return logarithm(1.0 + x); }
  let s = x / (2.0 + x);
  let z = s * s;
  return 2.0 * s * (1.0 + z * (0.33333333 + z * (0.2 + z * (0.14285714 + z * (0.11111111 + z * 0.09090909)))));
}`,
  sinus_hyperbolic: `fn sinus_hyperbolic(x: f32) -> f32 {
  if (is_nan(x) || is_infinite(x)) { return x; }
  let size = abs(x);
  if (size > 88.0) { let half = exponential(0.5 * size); return select(0.5, -0.5, x < 0.0) * half * half; }
  let e = exponential_less_one(size);
  let y = 0.5 * (e + e / (e + 1.0));
  return select(y, -y, is_negative(x));
}`,
  cosinus_hyperbolic: `fn cosinus_hyperbolic(x: f32) -> f32 {
  let half = exponential(0.5 * abs(x));
  return 0.5 * half * half + 0.5 / (half * half);
}`,
  tangent_hyperbolic: `fn tangent_hyperbolic(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let e = exponential_less_one(2.0 * min(abs(x), 15.0));
  let y = e / (e + 2.0);
  return select(y, -y, is_negative(x));
}`,
  arc_sinus_hyperbolic: `fn arc_sinus_hyperbolic(x: f32) -> f32 {
  if (is_nan(x) || is_infinite(x)) { return x; }
  let size = abs(x);
  var y = logarithm_one_more(size + size * size / (1.0 + sqrt(size * size + 1.0)));
  if (size > 1.0e9) { y = logarithm(size) + 0.69314718; }
  return select(y, -y, is_negative(x));
}`,
  arc_cosinus_hyperbolic: `fn arc_cosinus_hyperbolic(x: f32) -> f32 {
  if (is_nan(x) || x < 1.0) { return nan(); }
  if (x > 1.0e9) { return logarithm(x) + 0.69314718; }
  let t = x - 1.0;
  return logarithm_one_more(t + sqrt(2.0 * t + t * t));
}`,
  arc_tangent_hyperbolic: `fn arc_tangent_hyperbolic(x: f32) -> f32 {
  if (is_nan(x) || abs(x) > 1.0) { return nan(); }
  if (abs(x) == 1.0) { return select(infinity(), -infinity(), x < 0.0); }
  let size = abs(x);
  let y = 0.5 * logarithm_one_more(2.0 * size / (1.0 - size));
  return select(y, -y, is_negative(x));
}`,
  // For large x: erfc x = t · exp(−x² + a polynomial in t), t = 1 / (1 + x/2); error below 1.2e-7 of the result.
  complementary_error: `fn complementary_error(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let size = abs(x);
  let t = 1.0 / (1.0 + 0.5 * size);
  let poly = -1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  let high = bitcast<f32>(bitcast<u32>(size) & 0xfffff000u);
  let y = select(t * exponential(-high * high) * exponential((high - size) * (high + size) + poly), 0.0, size > 10.5);
  return select(y, 2.0 - y, x < 0.0);
}`,
  error_function: `fn error_function(x: f32) -> f32 {
  if (abs(x) > 1.0 || is_nan(x)) { return 1.0 - complementary_error(x); }
  let z = x * x;
  return x * (1.12837916 + z * (-3.76126389e-1 + z * (1.12837917e-1 + z * (-2.68661706e-2 + z * (5.22397763e-3 + z * (-8.54832701e-4 + z * (1.20553330e-4 + z * (-1.49256503e-5 + z * (1.64621144e-6 - z * 1.63658447e-7)))))))));
}`,
  inverse_error: `fn inverse_error(x: f32) -> f32 {
  if (is_nan(x) || abs(x) > 1.0) { return nan(); }
  if (abs(x) == 1.0) { return select(infinity(), -infinity(), x < 0.0); }
  var w = -logarithm_one_more(-x * x);
  if (abs(x) > 0.6) { w = -logarithm((1.0 - x) * (1.0 + x)); }
  if (w < 5.0) {
    w = w - 2.5;
    return x * (1.50140941 + w * (0.246640727 + w * (-0.00417768164 + w * (-0.00125372503 + w * (0.00021858087 + w * (-4.39150654e-6 + w * (-3.5233877e-6 + w * (3.43273939e-7 + w * 2.81022636e-8))))))));
  }
  w = sqrt(w) - 3.0;
  return x * (2.83297682 + w * (1.00167406 + w * (0.00943887047 + w * (-0.0076224613 + w * (0.00573950773 + w * (-0.00367342844 + w * (0.00134934322 + w * (0.000100950558 + w * -0.000200214257))))))));
}`,
  cube_root: `fn cube_root(x: f32) -> f32 {
  if (x == 0.0 || !is_finite(x)) { return x; }
  var y = exponential(logarithm(abs(x)) / 3.0);
  y = y - (y - abs(x) / (y * y)) / 3.0;
  return select(y, -y, x < 0.0);
}`,
  // As XLA converts: towards zero, what is out of range to the nearest end, NaN to 0.
  to_int: `fn to_int(x: f32, low: f32, high: f32, top: i32) -> i32 {
  if (is_nan(x)) { return 0; }
  if (x >= high) { return top; }
  return i32(max(x, low));
}`,
  to_word: `fn to_word(x: f32, high: f32, top: u32) -> u32 {
  if (is_nan(x)) { return 0u; }
  if (x >= high) { return top; }
  return u32(max(x, 0.0));
}`,
  // Threefry-2x32 with 20 rounds: the hash of the counter (0, i).
  threefry: `fn rotate(x: u32, n: u32) -> u32 { return (x << n) | (x >> (32u - n)); }
fn mix(x: vec2<u32>, n: u32) -> vec2<u32> { let s = x.x + x.y; return vec2<u32>(s, rotate(x.y, n) ^ s); }
fn threefry(k0: u32, k1: u32, i: u32) -> vec2<u32> {
  let k2 = k0 ^ k1 ^ 0x1bd11bdau;
  var x = vec2<u32>(k0, i + k1);
  x = mix(mix(mix(mix(x, 13u), 15u), 26u), 6u) + vec2<u32>(k1, k2 + 1u);
  x = mix(mix(mix(mix(x, 17u), 29u), 16u), 24u) + vec2<u32>(k2, k0 + 2u);
  x = mix(mix(mix(mix(x, 13u), 15u), 26u), 6u) + vec2<u32>(k0, k1 + 3u);
  x = mix(mix(mix(mix(x, 17u), 29u), 16u), 24u) + vec2<u32>(k1, k2 + 4u);
  x = mix(mix(mix(mix(x, 13u), 15u), 26u), 6u) + vec2<u32>(k2, k0 + 5u);
  return x;
}`,
};

/** The functions that `code` calls, and those that they call, before their callers. */
export function functionsIn(code: string): string {
  const found: string[] = [];
  const visit = (text: string): void => {
    for (const [, name] of text.matchAll(/\b(\w+)\(/g)) {
      const body = Object.hasOwn(functions, name!) ? functions[name!]! : null;
      if (body === null || found.includes(body) || body === text) continue;
      visit(body);
      if (!found.includes(body)) found.push(body);
    }
  };
  visit(code);
  return found.length ? `${found.join('\n')}\n` : '';
}
