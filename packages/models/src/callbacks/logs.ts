/** Losses and metrics by name, as callbacks and histories have them. */
export interface Logs {
  readonly [name: string]: number;
}
