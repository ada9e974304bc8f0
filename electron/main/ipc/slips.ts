import type { ReplicaClient } from '../../replica/client.ts';
import type { AreaHandlers } from './handlers.ts';

/** Slips in the person's own name, and their paper as a file. */
export function slipHandlers(of: {
  readonly replica: Pick<ReplicaClient, 'command'>;
  readonly savePdf: (fileName: string) => Promise<boolean>;
}): AreaHandlers<'slips'> {
  return {
    'slips.make': (data) => of.replica.command('makeSlips', data),
    'slips.savePdf': ({ fileName }) => of.savePdf(fileName),
  };
}
