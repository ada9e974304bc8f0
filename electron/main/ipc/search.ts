import type { ReplicaClient } from '../../replica/client.ts';
import type { AreaHandlers } from './handlers.ts';

export function searchHandlers(replica: Pick<ReplicaClient, 'command'>): AreaHandlers<'search'> {
  return { 'search.find': (wish) => replica.command('search', wish) };
}
