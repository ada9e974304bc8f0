import { createLog } from '../observability/log.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { rosterId } from '../documents.ts';
import type { Hub } from '../hub.ts';
import { startHub } from '../start-hub.ts';
import type { CliOptions } from './options.ts';

/** Prints a slip for a person. The hub of this folder must not be running. */
export async function runSlip({ subject, config }: CliOptions): Promise<number> {
  const running = await startHub({
    config: { ...config, rtcPort: 0 },
    log: createLog('silent'),
    workerBin: () => Promise.reject(new Error('no media here')),
  });
  try {
    const person = await personOf(running.hub, subject);
    const slip = await running.hub.slips.issue({ person, maker: SCHOOL_WRITER });
    process.stdout.write(`${slip.personName}\n${slip.addresses.join(' ')}\n${slip.code}\n`);
    return 0;
  } finally {
    await running.stop();
  }
}

/** Someone by the school's own id or by the roster's id. */
async function personOf(hub: Hub, subject: string): Promise<string> {
  const school = await hub.school();
  const found = school && (await hub.store.get(rosterId(school.id, 'person', subject)));
  return found?.id ?? subject;
}
