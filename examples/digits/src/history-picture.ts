const width = 420;
const height = 260;
const margin = { left: 56, right: 16, top: 34, bottom: 36 };

/** Loss and accuracy by epoch, each in training and on the held-out digits, as an SVG picture. */
export function historyPicture(history: { readonly [name: string]: readonly number[] }): string {
  const panels = ['loss', 'accuracy'].map((name, i) =>
    panel(name, history[name] ?? [], history[`val_${name}`] ?? [], i * width),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * width}" height="${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

function panel(name: string, training: readonly number[], heldOut: readonly number[], x0: number): string {
  const values = [...training, ...heldOut];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = (epoch: number): number =>
    x0 + margin.left + (epoch / Math.max(1, training.length - 1)) * (width - margin.left - margin.right);
  const y = (value: number): number =>
    margin.top + (1 - (value - low) / (high - low || 1)) * (height - margin.top - margin.bottom);
  const line = (series: readonly number[], color: string): string =>
    `<polyline fill="none" stroke="${color}" stroke-width="2" points="${series.map((value, epoch) => `${x(epoch).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}"/>`;
  const ticks = Array.from({ length: 5 }, (_, i) => low + ((high - low) * i) / 4).map(
    (value) =>
      `<line x1="${x(0)}" x2="${x(training.length - 1)}" y1="${y(value)}" y2="${y(value)}" stroke="#e5e7eb"/><text x="${x0 + margin.left - 8}" y="${y(value) + 4}" text-anchor="end" fill="#6b7280">${value.toFixed(3)}</text>`,
  );
  const epochs = training.map(
    (_, epoch) => `<text x="${x(epoch)}" y="${height - 14}" text-anchor="middle" fill="#6b7280">${epoch + 1}</text>`,
  );
  const legend = `<text x="${x0 + margin.left}" y="20" font-weight="600">${name}</text><text x="${x0 + width - 170}" y="20" fill="#2563eb">training</text><text x="${x0 + width - 104}" y="20" fill="#ea580c">held out</text>`;
  return [legend, ...ticks, ...epochs, line(training, '#2563eb'), line(heldOut, '#ea580c')].join('\n');
}
