import Type from 'typebox';
import { parserOf } from '../std/parse.ts';
import { Call } from './call.ts';
import { Got } from './got.ts';
import { Hello } from './hello.ts';
import { Hello1 } from './hello-1.ts';
import { Open } from './open.ts';
import { Ping } from './ping.ts';
import { Pong } from './pong.ts';
import { Push } from './push.ts';
import { Scopes } from './scopes.ts';
import { Want } from './want.ts';

/** Everything that a client sends. */
export const Up = Type.Union([Hello1, Hello, Scopes, Want, Open, Push, Got, Call, Ping, Pong]);
export type Up = Type.Static<typeof Up>;
export const parseUp = parserOf('protocol.up', Up);
