import type { ReplicaClient } from '../../replica/client.ts';
import type { AreaHandlers } from './handlers.ts';

/** What is asked of the hub in the person's own name; the hub decides whether they may. */
export function peopleHandlers(replica: Pick<ReplicaClient, 'command'>): AreaHandlers<'people'> {
  return {
    'people.issuePinReset': (data) => replica.command('issuePinReset', data),
  };
}
