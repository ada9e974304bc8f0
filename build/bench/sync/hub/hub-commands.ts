import Type from 'typebox';
import { command, NOTHING } from '../process/command.ts';

const Range = { file: Type.String(), from: Type.Integer(), to: Type.Integer() };

/** What the process with the hub can be asked. */
export const HUB = {
  /** Writes messages `from` to `to` of a corpus into the store of a folder; the school comes before the first. */
  build: command('build', Type.Object({ folder: Type.String(), ...Range }), NOTHING),
  /** In the time in which its store ends, or in ours: nothing is accepted earlier than what was accepted before it. */
  open: command(
    'open',
    Type.Object({ folder: Type.String(), isInItsTime: Type.Optional(Type.Boolean()) }),
    Type.Object({ port: Type.Integer(), tlsPort: Type.Integer(), keyPin: Type.String() }),
  ),
  addDevices: command(
    'addDevices',
    Type.Object({ person: Type.String(), devices: Type.Array(Type.String()) }),
    NOTHING,
  ),
  /** The same as `build`, while clients are connected. */
  write: command('write', Type.Object(Range), NOTHING),
  /** Accepts a new message now. */
  say: command(
    'say',
    Type.Object({ chat: Type.String(), by: Type.String(), text: Type.String() }),
    Type.Object({ id: Type.String(), saidAtMs: Type.Number() }),
  ),
  /** CPU time of the process so far. */
  cpu: command('cpu', Type.Object({}), Type.Object({ cpuMs: Type.Number() })),
  /** What is held after everything that nobody holds was given back. */
  memory: command(
    'memory',
    Type.Object({}),
    Type.Object({ residentBytes: Type.Number(), heldBytes: Type.Number(), managedBytes: Type.Number() }),
  ),
  watchPeak: command('watchPeak', Type.Object({}), NOTHING),
  peak: command('peak', Type.Object({}), Type.Object({ residentBytes: Type.Number() })),
  /** Resolves when nobody is connected any more. */
  alone: command('alone', Type.Object({}), Type.Object({ atMs: Type.Number() })),
};
