import { request } from 'node:http';
import { AppError, AppErrorData } from '../../shared/errors/app-error.ts';
import { guardOf } from '../../shared/std/parse.ts';
import { connectPinned, type HubAddress } from './connector.ts';

const MAX_ANSWER_BYTES = 256 * 1024;
const ANSWER_TIMEOUT_MS = 15_000;
const isErrorData = guardOf(AppErrorData);

export interface HubAnswer {
  /** Parsed JSON; the caller parses its shape. */
  readonly value: unknown;
  /** The key of the hub that answered. */
  readonly keyPin: string;
}

/** Posts JSON to a hub over the pinned connector. A hub's own refusal is thrown as the AppError it names. */
export async function postToHub(of: {
  readonly address: HubAddress;
  readonly keyPin: string | undefined;
  readonly path: string;
  readonly data: unknown;
}): Promise<HubAnswer> {
  const { socket, keyPin } = await connectPinned({ address: of.address, keyPin: of.keyPin });
  const body = JSON.stringify(of.data);
  return await new Promise((resolve, reject) => {
    const fail = (details: string) => reject(new AppError('hubUnreachable', { isRetryable: true, details }));
    const sent = request(
      {
        method: 'POST',
        path: of.path,
        host: 'hub',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          connection: 'close',
        },
        createConnection: () => socket,
        timeout: ANSWER_TIMEOUT_MS,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.byteLength;
          if (size > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too long'));
          else chunks.push(chunk);
        });
        response.on('error', (error) => fail(error.message));
        response.on('end', () => {
          try {
            const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
            if (response.statusCode === 200) resolve({ value, keyPin });
            else reject(isErrorData(value) ? AppError.from(value) : new AppError('internal'));
          } catch {
            fail('the answer is not JSON');
          }
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', (error) => fail(error.message));
    sent.end(body);
  });
}
