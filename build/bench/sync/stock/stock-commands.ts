import Type from 'typebox';
import { command, NOTHING } from '../process/command.ts';

export const STOCK_HUB = {
  open: command('open', Type.Object({ file: Type.String() }), Type.Object({ port: Type.Integer() })),
};

export const STOCK_CLIENT = {
  connect: command('connect', Type.Object({ port: Type.Integer() }), NOTHING),
  held: command('held', Type.Object({}), Type.Object({ documents: Type.Integer() })),
  /** Resolves when that many documents are held. */
  until: command('until', Type.Object({ documents: Type.Integer() }), NOTHING),
};
