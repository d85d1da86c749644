import type { BackendInfo } from '../protocol.ts';
import { connect } from './connect.ts';
import { createDrawPanel } from './draw/draw-panel.ts';
import { byId } from './element.ts';
import { createOpenPanel } from './open/open-panel.ts';
import { createTrainPanel } from './train/train-panel.ts';

const reader = connect();
const drawing = createDrawPanel(reader);
/** Asked for after the first reading, for which nothing may wait. */
let backendsAreKnown: (backends: readonly BackendInfo[]) => void;
const backends = new Promise<readonly BackendInfo[]>((resolve) => {
  backendsAreKnown = resolve;
});
const opening = createOpenPanel({ drawing: drawing.pixels, backends });

void start();

/** First the net for the pad; what is not needed for the first reading comes after it. */
async function start(): Promise<void> {
  try {
    const response = await fetch(new URL('digits.keras', document.baseURI));
    if (!response.ok) throw new Error(`digits.keras: ${response.status} ${response.statusText}`);
    await drawing.useNet(new Uint8Array(await response.arrayBuffer()), 'The net of this page');
  } catch (error) {
    byId('reader-info').textContent = `The net could not be loaded: ${(error as Error).message}`;
  }
  backendsAreKnown(await reader.findBackends());
  createTrainPanel({
    backends: await backends,
    useNet: (file) => {
      void drawing.useNet(file, 'Your net');
      byId('draw').scrollIntoView();
      byId('pad').focus({ preventScroll: true });
    },
    look: (file) => void opening.open(file, 'digits.keras'),
  });
}
