import { createLog } from '../observability/log.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
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
    const slip = await running.hub.slips.issue({ person: subject, maker: SCHOOL_WRITER });
    process.stdout.write(`${slip.personName}\n${slip.addresses.join(' ')}\n${slip.code}\n`);
    return 0;
  } finally {
    await running.stop();
  }
}
