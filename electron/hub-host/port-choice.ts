import { createServer } from 'node:net';
import { AppError } from '../../shared/errors/app-error.ts';

export const USUAL_PORT = 7443;

export interface PortChoice {
  /** The port that slips and devices already know; undefined on the first start. */
  readonly remembered: number | undefined;
  /** The port of the command line. */
  readonly wanted: number | undefined;
  readonly isFree: (port: number) => Promise<boolean>;
}

export interface ChosenPort {
  /** 0 for any. */
  readonly port: number;
  /** Whether the hub may start on another one when somebody takes it first: nobody knows it yet. */
  readonly mayBeAnother: boolean;
}

/**
 * The port for the embedded hub. Other devices know a remembered port, so it is never changed in silence: when
 * somebody else has it, that is said as AppError `hubPortInUse`.
 */
export async function choosePort({ remembered, wanted, isFree }: PortChoice): Promise<ChosenPort> {
  const fixed = wanted ?? remembered;
  if (fixed !== undefined) {
    if (await isFree(fixed)) return { port: fixed, mayBeAnother: false };
    throw new AppError('hubPortInUse', { isRetryable: true, params: { port: fixed } });
  }
  return { port: (await isFree(USUAL_PORT)) ? USUAL_PORT : 0, mayBeAnother: true };
}

/** Whether a server can listen on this port of all addresses. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, exclusive: true }, () => resolve(true));
  });
  if (isFree) await new Promise((resolve) => server.close(resolve));
  return isFree;
}
