import type { ReplicaClient } from '../../replica/client.ts';
import type { AreaHandlers } from './handlers.ts';

/** What is done to the school, and what the hub alone can answer. The hub decides who may. */
export function schoolHandlers(replica: Pick<ReplicaClient, 'command'>): AreaHandlers<'school'> {
  return {
    'school.shelf': (data) => replica.command('shelf', data),
    'school.act': (data) => replica.command('act', data),
    'school.preview': (data) => replica.command('previewAct', data),
    'school.ask': (data) => replica.command('askHub', data),
  };
}
