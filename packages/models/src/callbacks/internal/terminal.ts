/** Node's standard output, where there is one. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): void;
}

/** Where text for the user goes. */
export function terminal(): Terminal | undefined {
  return (globalThis as { readonly process?: { readonly stdout?: Terminal } }).process?.stdout;
}
/** Whether someone is watching. */
export function isTerminal(): boolean {
  return terminal()?.isTTY === true;
}
/** Tells the user something, on a line of its own. */
export function say(message: string): void {
  console.log(message);
}
