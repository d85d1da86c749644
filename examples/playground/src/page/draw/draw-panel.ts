import type { Connection } from '../connect.ts';
import { byId, element, grouped, percent } from '../element.ts';
import { digitPixels } from './digit-pixels.ts';
import { createPad } from './pad.ts';
import { paintPixels } from './paint-pixels.ts';
import { example } from './strokes.ts';

/** The drawing part of the page. */
export interface DrawPanel {
  /** Reads with the net in another file from now on. */
  useNet(file: Uint8Array, name: string): Promise<void>;
  /** The digit on the pad, 28 × 28 from 0 to 1; `null` where there is none. */
  pixels(): Float32Array<ArrayBuffer> | null;
}

/** `reader` is the worker that reads. */
export function createDrawPanel(reader: Connection): DrawPanel {
  const [seen, guess] = [byId<HTMLCanvasElement>('seen'), byId('guess')];
  const [info, heard, hint] = [byId('reader-info'), byId('heard'), byId('pad-hint')];
  const bars = Array.from({ length: 10 }, (_, digit) => bar(digit));
  byId('bars').append(...bars.map(({ row }) => row));

  let ready = false;
  let exampleShown = true;
  let busy = false;
  let stale = false;
  let about = '';
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const pad = createPad(byId('pad'), read, () => {
    hint.classList.add('gone');
    if (exampleShown) pad.set([]);
    exampleShown = false;
  });
  const clear = (): void => {
    exampleShown = false;
    hint.classList.add('gone');
    pad.set([]);
  };
  byId('undo').addEventListener('click', () => (exampleShown ? clear() : pad.undo()));
  byId('clear').addEventListener('click', clear);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    pad.paint();
    paintPixels(seen, digitPixels(pad.strokes()));
  });
  pad.set(example);

  /** Reads what is on the pad; what is drawn meanwhile is read next, and nothing queues up. */
  async function read(): Promise<void> {
    if (!ready || busy) {
      stale = true;
      return;
    }
    busy = true;
    do {
      stale = false;
      const pixels = digitPixels(pad.strokes());
      paintPixels(seen, pixels);
      if (!pixels) show(null);
      else {
        const { probabilities, milliseconds } = await reader.readDigit(pixels);
        if (pad.strokes().length) show(probabilities);
        info.textContent = `${about} Read in ${milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms.`;
      }
    } while (stale);
    busy = false;
  }

  function show(probabilities: readonly number[] | null): void {
    const best = probabilities ? probabilities.indexOf(Math.max(...probabilities)) : -1;
    bars.forEach(({ row, track, value }, digit) => {
      const share = probabilities?.[digit] ?? 0;
      track.style.setProperty('--p', share.toFixed(4));
      value.textContent = probabilities ? percent(share) : '';
      row.classList.toggle('top-guess', digit === best);
    });
    guess.textContent = best < 0 ? '' : String(best);
    guess.classList.toggle('unsure', best >= 0 && probabilities![best]! < 0.6);
    clearTimeout(speaking);
    if (best < 0) heard.textContent = '';
    else if (!exampleShown)
      speaking = setTimeout(() => {
        heard.textContent = `Reads ${best}, ${percent(probabilities![best]!, 0)}`;
      }, 700);
    if (probabilities && !performance.getEntriesByName('first-prediction').length) performance.mark('first-prediction');
  }

  async function useNet(file: Uint8Array, name: string): Promise<void> {
    ready = false;
    const { parameters, device } = await reader.openReader(file);
    about = `${name}: ${grouped(parameters)} weights, on ${device}.`;
    info.textContent = about;
    ready = true;
    await read();
  }

  return { useNet, pixels: () => digitPixels(pad.strokes()) };
}

function bar(digit: number): { row: HTMLElement; track: HTMLElement; value: HTMLElement } {
  const [track, value] = [element('i', { 'aria-hidden': 'true' }), element('span')];
  return { row: element('li', {}, element('b', {}, String(digit)), track, value), track, value };
}
