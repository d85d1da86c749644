import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The variable that names the browser for tests, where it is not found by itself. */
export const chromiumVariable = 'CHROMIUM_PATH';

/** What to do on a machine without a Chromium, for people. */
export const howToGetChromium: string = `Install Chromium (Debian: apt-get install chromium; macOS: brew install --cask chromium; or Google Chrome), or set ${chromiumVariable} to its program.`;

/**
 * Without these WebGPU on a machine without a GPU silently computes nothing: its shaders then run on the CPU, by
 * SwiftShader. A shared memory of 64 MB, as containers have it, is too small for tensors. The rest keeps a browser under
 * test from looking up hosts.
 */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * The program of a Chromium or Chrome: what `CHROMIUM_PATH` names, else the first of the usual names on the path and of the
 * usual places; `null` where there is none.
 *
 * @throws Error if `CHROMIUM_PATH` names no program.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment[chromiumVariable] || environment['CHROME_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`${chromiumVariable}: expected a program. Received: ${named}. ${howToGetChromium}`);
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places(environment)].find(isProgram) ?? null;
}

/** The folders in which the files beside a browser may lie: its own, and where distributions put them. */
export function foldersOf(program: string): readonly string[] {
  const own = [dirname(program), dirname(realpathSync(program))];
  const libraries = ['chromium', 'chromium-browser'].flatMap((name) =>
    own.map((folder) => join(folder, '../lib', name)),
  );
  return [...new Set([...own, ...libraries])];
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
].flatMap((name) => (process.platform === 'win32' ? [`${name}.exe`] : [name]));

function places(environment: NodeJS.ProcessEnv): readonly string[] {
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = environment[name];
    return folder ? ['Google/Chrome', 'Chromium'].map((app) => join(folder, app, 'Application/chrome.exe')) : [];
  });
  const apple = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  );
  return process.platform === 'win32' ? windows : process.platform === 'darwin' ? apple : ['/opt/google/chrome/chrome'];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
