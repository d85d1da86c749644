import type { GraphInfo, InputInfo } from '../../../protocol.ts';

/** What a picture must be for an input. */
export interface PictureShape {
  /** `null` where any size will do. */
  readonly height: number | null;
  readonly width: number | null;
  readonly channels: number;
  /** Where the channels stand in the shape; `none` of a grey picture without such a dimension, `flat` as one long row. */
  readonly order: 'last' | 'first' | 'none' | 'flat';
  /** Whether a picture is the likeliest thing to be wanted. */
  readonly likely: boolean;
}

const least = 8;

/** What a picture must be for an input of this shape; `null` where it takes none. */
export function pictureShape({ shape, tokens, dtype }: InputInfo, model: GraphInfo): PictureShape | null {
  if (tokens !== null || dtype === 'bool') return null;
  const [a = null, b = null, c = null] = shape;
  const large = (n: number | null): boolean => n === null || n >= least;
  const isChannels = (n: number | null): n is number => n === 1 || n === 3 || n === 4;
  if (shape.length === 3) {
    const first = settingOf(model, 'data_format') === 'channels_first' || !isChannels(c);
    if (first && isChannels(a) && large(b) && large(c))
      return { height: b, width: c, channels: a, order: 'first', likely: true };
    if (isChannels(c) && large(a) && large(b)) return { height: a, width: b, channels: c, order: 'last', likely: true };
  }
  if (shape.length === 2 && a !== null && b !== null && a >= least && b >= least)
    return { height: a, width: b, channels: 1, order: 'none', likely: a === b };
  if (shape.length === 1 && a !== null) {
    const side = Math.sqrt(a);
    if (Number.isInteger(side) && side >= least)
      return { height: side, width: side, channels: 1, order: 'flat', likely: a === 784 };
  }
  return null;
}

/** Up to which value pixels go: a model that divides by 255 itself wants bytes. */
export function pixelRange(model: GraphInfo): 'unit' | 'byte' {
  const scale = settingOf(model, 'scale', 'Rescaling');
  return scale !== null && Number(scale) < 0.02 ? 'byte' : 'unit';
}

/** The first setting of this name in a model and those inside. */
function settingOf({ nodes }: GraphInfo, wanted: string, type?: string): string | null {
  for (const node of nodes) {
    if (node.inner) {
      const found = settingOf(node.inner, wanted, type);
      if (found !== null) return found;
    }
    const found = !type || node.type === type ? node.settings.find(([name]) => name === wanted) : undefined;
    if (found) return found[1];
  }
  return null;
}
