import Type from 'typebox';
import { command, NOTHING } from '../process/command.ts';

const Ids = Type.Array(Type.String());

/** What the process with one desktop's replica can be asked. All times are milliseconds since 1970. */
export const CLIENT = {
  /** Makes an empty replica; returns the device's public key in hexadecimal. */
  prepare: command(
    'prepare',
    Type.Object({ folder: Type.String(), person: Type.String(), openChat: Type.String() }),
    Type.Object({ device: Type.String() }),
  ),
  /** Begins to sync. */
  connect: command(
    'connect',
    Type.Object({ port: Type.Integer(), keyPin: Type.String(), isTls: Type.Boolean() }),
    NOTHING,
  ),
  disconnect: command('disconnect', Type.Object({}), NOTHING),
  /** Resolves when that many messages are stored and the hub has said that nothing is missing. */
  live: command('live', Type.Object({ messages: Type.Integer() }), Type.Object({ atMs: Type.Number() })),
  count: command('count', Type.Object({}), Type.Object({ messages: Type.Integer() })),
  /** Resolves when these messages are stored, with the time of each. */
  stored: command('stored', Type.Object({ ids: Ids }), Type.Object({ atMs: Type.Array(Type.Number()) })),
  /** When connections were begun and when their sockets were open. */
  connections: command(
    'connections',
    Type.Object({}),
    Type.Object({ dialledAtMs: Type.Array(Type.Number()), openAtMs: Type.Array(Type.Number()) }),
  ),
  offline: command('offline', Type.Object({}), Type.Object({ atMs: Type.Number() })),
};

/** What the process with many light clients can be asked; they keep checkpoints and no documents. */
export const CROWD = {
  prepare: command(
    'prepare',
    Type.Object({ person: Type.String(), count: Type.Integer() }),
    Type.Object({ devices: Type.Array(Type.String()) }),
  ),
  /** Connects those clients at the same time; resolves when all hold everything. */
  catchUp: command(
    'catchUp',
    Type.Object({
      port: Type.Integer(),
      keyPin: Type.String(),
      from: Type.Integer(),
      to: Type.Integer(),
    }),
    NOTHING,
  ),
  leave: command('leave', Type.Object({}), NOTHING),
};
