import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import { pageFiles, papersPage } from '../../shared/papers/papers-page.ts';
import { createLog } from '../observability/log.ts';
import { startHub } from '../start-hub.ts';
import type { CliOptions } from './options.ts';

/** Writes the page of the school's public papers with their files. The hub of this folder must not be running. */
export async function runPapers({ subject, config }: CliOptions): Promise<number> {
  const running = await startHub({
    config: { ...config, rtcPort: 0 },
    log: createLog('silent'),
    workerBin: () => Promise.reject(new Error('no media here')),
  });
  try {
    const { hub } = running;
    const directory = await hub.facts.directory();
    const { school } = directory;
    if (!school) throw new AppError('notFound', { details: 'there is no school in this folder' });
    mkdirSync(subject, { recursive: true });
    const files = pageFiles(directory.all('paper'));
    for (const { paper, fileName } of files) {
      writeFileSync(join(subject, fileName), await hub.papers.readAll(paper.digest));
    }
    writeFileSync(join(subject, 'index.html'), papersPage(school.body, files));
    process.stdout.write(`${join(subject, 'index.html')}: ${files.length}\n`);
    return 0;
  } finally {
    await running.stop();
  }
}
