import { type Stroke, trace } from './strokes.ts';

const side = 28;
/** A digit of MNIST lies in a box of this side, its pen included, with its centre of mass in the middle of the picture. */
const box = 20;
/** The width of MNIST's pens, in pixels, more or less. */
const pen = 2.3;
/** Pixels are means of so many finer ones, each way. */
const fine = 4;

/**
 * Strokes as a picture like those of MNIST, 28 × 28 from 0 to 1. The strokes are scaled, not the pixels, so a small and a
 * large digit come out with one pen. `null` where nothing is drawn.
 */
export function digitPixels(strokes: readonly Stroke[]): Float32Array<ArrayBuffer> | null {
  const points = strokes.flat();
  if (!points.length) return null;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const scale = (box - pen) / Math.max(width, height, 0.15); // a dot stays one
  const place = (dx: number, dy: number): Float32Array<ArrayBuffer> =>
    render(strokes, scale, side / 2 + dx - scale * (left + width / 2), side / 2 + dy - scale * (top + height / 2));
  const [cx, cy] = centreOfMass(place(0, 0));
  return place(side / 2 - cx, side / 2 - cy);
}

let context: CanvasRenderingContext2D | null = null;

function render(strokes: readonly Stroke[], scale: number, x: number, y: number): Float32Array<ArrayBuffer> {
  const wide = side * fine;
  if (!context) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = wide;
    context = canvas.getContext('2d', { willReadFrequently: true })!;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, wide, wide);
  context.setTransform(scale * fine, 0, 0, scale * fine, x * fine, y * fine);
  context.lineWidth = pen / scale;
  trace(context, strokes);
  const { data } = context.getImageData(0, 0, wide, wide);
  const pixels = new Float32Array(side * side);
  for (let i = 0; i < wide; i++) {
    for (let j = 0; j < wide; j++) {
      pixels[Math.floor(i / fine) * side + Math.floor(j / fine)]! +=
        data[4 * (i * wide + j) + 3]! / (255 * fine * fine);
    }
  }
  return pixels;
}

function centreOfMass(pixels: Float32Array): readonly [x: number, y: number] {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((value, i) => {
    mass += value;
    x += value * ((i % side) + 0.5);
    y += value * (Math.floor(i / side) + 0.5);
  });
  return [x / mass, y / mass];
}
