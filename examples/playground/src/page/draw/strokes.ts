/** A place on the pad: 0 to 1 from the left and from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the pen went between being lowered and lifted. */
export type Stroke = readonly Point[];

/** Traces strokes in a context whose unit is the side of the pad; curves go through the middles between points. */
export function trace(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    context.moveTo(first.x, first.y);
    for (const [i, point] of rest.entries()) {
      const next = rest[i + 1];
      if (next) context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
      else context.lineTo(point.x, point.y);
    }
    if (!rest.length) context.lineTo(first.x, first.y + 1e-4); // a dot
  }
  context.stroke();
}

/** A three, for a start. */
export const example: readonly Stroke[] = [
  [...arc(0.475, 0.345, 0.135, 0.13, -150, 85), ...arc(0.475, 0.64, 0.165, 0.165, -80, 150)],
];

function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number): Point[] {
  const steps = 16;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return { x: cx + rx * Math.cos(angle), y: cy + ry * Math.sin(angle) };
  });
}
