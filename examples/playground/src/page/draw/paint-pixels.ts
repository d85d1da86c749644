/** Paints 28 × 28 values from 0 to 1 as ink on the ground of a canvas, in the colours of the page. */
export function paintPixels(canvas: HTMLCanvasElement, pixels: ArrayLike<number> | null, most = 1): void {
  const context = canvas.getContext('2d')!;
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  if (!pixels) return;
  const picture = context.createImageData(width, height);
  const ink = colorOf(canvas);
  for (let i = 0; i < width * height; i++) picture.data.set([...ink, (255 * pixels[i]!) / most], 4 * i);
  context.putImageData(picture, 0, 0);
}

/** The colour of text at an element, as red, green and blue. */
export function colorOf(element: Element): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
