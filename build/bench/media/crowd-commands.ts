import Type from 'typebox';
import { command } from '../sync/process/command.ts';

export const CROWD = {
  listen: command('listen', Type.Null(), Type.Object({ port: Type.Integer() })),
  send: command('send', Type.Object({ key: Type.String(), port: Type.Integer() }), Type.Null()),
  counts: command('counts', Type.Null(), Type.Object({ arrived: Type.Integer(), sent: Type.Integer() })),
};
