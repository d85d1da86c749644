import type { Progress, Response } from '../protocol.ts';

/** Sends an answer or news to the page. */
export function send(response: Response): void {
  (self as unknown as { postMessage(message: Response): void }).postMessage(response);
}

/** Tells the page how it goes. */
export function tell(progress: Progress): void {
  send({ progress });
}
