import Type from 'typebox';
import { command, NOTHING } from '../sync/process/command.ts';

const TALK = Type.Object({ count: Type.Integer(), everyMs: Type.Number() });
const HEARD = Type.Object({ latencyMs: Type.Array(Type.Number()), totalMs: Type.Number() });
const CHATS = Type.Array(Type.Object({ chat: Type.String(), members: Type.Array(Type.String()) }));

/** What the process with a school of light clients can be asked; they keep checkpoints and no documents. */
export const SCHOOL_CROWD = {
  /** Makes a client for each person; returns the devices' public keys in hexadecimal, in the same order. */
  prepare: command(
    'prepare',
    Type.Object({ people: Type.Array(Type.String()), chats: CHATS }),
    Type.Object({ devices: Type.Array(Type.String()) }),
  ),
  /** Connects all; resolves when all hold everything. */
  connect: command('connect', Type.Object({ port: Type.Integer(), keyPin: Type.String() }), NOTHING),
  /** Members of the chats say something in turn; resolves when all other members have it. */
  talk: command('talk', TALK, HEARD),
};

/** What the process with the same connections to a bare broadcast can be asked. */
export const BARE_CROWD = {
  connect: command(
    'connect',
    Type.Object({ port: Type.Integer(), rooms: Type.Integer(), members: Type.Integer() }),
    NOTHING,
  ),
  talk: command('talk', TALK, HEARD),
};

export const BARE_HUB = {
  open: command('open', Type.Object({}), Type.Object({ port: Type.Integer() })),
  cpu: command('cpu', Type.Object({}), Type.Object({ cpuMs: Type.Number() })),
};
