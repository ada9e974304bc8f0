import Type from 'typebox';
import { parserOf } from '../std/parse.ts';
import { Answer } from './answer.ts';
import { Bye } from './bye.ts';
import { Changes } from './changes.ts';
import { CredentialMessage } from './credential.ts';
import { Nonce } from './nonce.ts';
import { Notice } from './notice.ts';
import { Ping } from './ping.ts';
import { Pong } from './pong.ts';
import { Pushed } from './pushed.ts';
import { Welcome } from './welcome.ts';
import { knownError } from './wire-error.ts';

/** Everything that a hub sends. */
export const Down = Type.Union([
  Nonce,
  Welcome,
  CredentialMessage,
  Changes,
  Pushed,
  Answer,
  Notice,
  Ping,
  Pong,
  Bye,
]);
export type Down = Type.Static<typeof Down>;
const parse = parserOf('protocol.down', Down);

/** Reads what a hub has sent. Throws ShapeError; errors with unknown codes become `internal`. */
export function parseDown(value: unknown): Down {
  const message = parse(value);
  if ('error' in message) return { ...message, error: knownError(message.error) };
  if (message.type !== 'pushed') return message;
  return { ...message, results: message.results.map(knownResult) };
}

function knownResult(result: Pushed['results'][number]): Pushed['results'][number] {
  return 'refusal' in result ? { refusal: knownError(result.refusal) } : result;
}
