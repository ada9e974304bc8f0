import Type from 'typebox';
import { parserOf } from '../std/parse.ts';
import { Call } from './call.ts';
import { Got } from './got.ts';
import { Hello } from './hello.ts';
import { Ping } from './ping.ts';
import { Pong } from './pong.ts';
import { Push } from './push.ts';

/** Everything that a client sends. */
export const Up = Type.Union([Hello, Push, Got, Call, Ping, Pong]);
export type Up = Type.Static<typeof Up>;
export const parseUp = parserOf('protocol.up', Up);
