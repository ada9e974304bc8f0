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
export const parseDown = parserOf('protocol.down', Down);
