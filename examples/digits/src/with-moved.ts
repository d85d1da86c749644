import type { Digits } from './digits.ts';
import { generator } from './generator.ts';

const size = 28 * 28;

/** The digits, and each once more moved by one or two pixels: a net that sees both reads new hands better. */
export function withMoved({ pixels, labels, count }: Digits): Digits {
  const all = new Float32Array(2 * pixels.length);
  all.set(pixels);
  const random = generator(7);
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [Math.floor(random() * 5) - 2, Math.floor(random() * 5) - 2];
    for (let y = 0; y < 28; y++) {
      for (let x = 0; x < 28; x++) {
        const inside = x - dx >= 0 && x - dx < 28 && y - dy >= 0 && y - dy < 28;
        all[(count + i) * size + y * 28 + x] = inside ? pixels[i * size + (y - dy) * 28 + x - dx]! : 0;
      }
    }
  }
  return { pixels: all, labels: Uint8Array.of(...labels, ...labels), count: 2 * count };
}
