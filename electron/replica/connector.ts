import { createHash } from 'node:crypto';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { AppError } from '../../shared/errors/app-error.ts';

const CONNECT_TIMEOUT_MS = 10_000;

export interface HubAddress {
  readonly host: string;
  readonly port: number;
}

/** Reads `192.168.1.5:7443`, `[fd00::5]:7443` or `school.local:7443`. Throws AppError `addressInvalid`. */
export function parseAddress(text: string): HubAddress {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/[\]]+)):(\d{1,5})$/.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (!host || !(port > 0 && port < 65_536)) throw new AppError('addressInvalid');
  return { host, port };
}

export interface PinnedSocket {
  readonly socket: TLSSocket;
  /** SHA-256 of the key that the other side proved to hold, in hexadecimal. */
  readonly keyPin: string;
}

export interface ConnectOptions {
  readonly address: HubAddress;
  /**
   * The key that the hub must have. Undefined only for the first contact with a slip, where the slip's
   * secret proves the key before anything of worth is sent.
   */
  readonly keyPin: string | undefined;
  readonly signal?: AbortSignal;
}

/**
 * The one way in which this application opens a connection. The hub's public key is compared before the
 * first byte of the application is written; no name, no date and no authority is asked.
 * Throws AppError `hubUnreachable` or `hubOtherKey`.
 */
export function connectPinned({ address, keyPin, signal }: ConnectOptions): Promise<PinnedSocket> {
  return new Promise((resolve, reject) => {
    // Node does not call checkServerIdentity when rejectUnauthorized is false, so the key is compared here.
    const socket = connectTls({
      host: address.host,
      port: address.port,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      // A key share for quantum computers of the future would cost 2.3 KB of each connection on a slow link.
      ecdhCurve: 'X25519:P-256',
      ALPNProtocols: ['http/1.1'],
    });
    const fail = (error: AppError): void => {
      socket.destroy();
      reject(error);
    };
    const unreachable = (details: string) => new AppError('hubUnreachable', { isRetryable: true, details });
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => fail(unreachable('no answer in time')));
    signal?.addEventListener('abort', () => fail(unreachable('cancelled')), { once: true });
    socket.once('error', (error: Error) => fail(unreachable(error.message)));
    socket.once('close', () => fail(unreachable('closed')));
    socket.once('secureConnect', () => {
      const seen = pinOf(socket);
      if (seen === undefined) return fail(unreachable('no key'));
      if (keyPin !== undefined && seen !== keyPin) return fail(new AppError('hubOtherKey'));
      socket.setTimeout(0);
      socket.removeAllListeners('error');
      socket.removeAllListeners('close');
      socket.on('error', () => undefined);
      resolve({ socket, keyPin: seen });
    });
  });
}

function pinOf(socket: TLSSocket): string | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return undefined;
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex');
}
