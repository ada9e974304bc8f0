import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ExportSource } from '../export/export-desk.ts';
import { auditSource, personSource, rosterSource, schoolSource } from '../export/sources.ts';
import { zipStream } from '../export/zip-stream.ts';
import type { Hub } from '../hub.ts';
import { createLog } from '../observability/log.ts';
import { SourcedIds } from '../roster/sourced-ids.ts';
import { startHub } from '../start-hub.ts';
import type { CliOptions } from './options.ts';

const EXIT_WRONG_USE = 2;

/** Writes an export of a hub's folder. The hub of this folder must not be running. */
export async function runExport({ subject, person, out, config }: CliOptions): Promise<number> {
  if (!out || (subject === 'person' && !person)) {
    process.stderr.write(!out ? '--out PATH is missing\n' : 'whose data? export person PERSON\n');
    return EXIT_WRONG_USE;
  }
  if (existsSync(out)) {
    process.stderr.write(`${out} is there already; nothing was written.\n`);
    return EXIT_WRONG_USE;
  }
  const running = await startHub({
    config: { ...config, port: 0, rtcPort: 0 },
    log: createLog('silent'),
    workerBin: () => Promise.reject(new Error('no media here')),
  });
  try {
    const source = await sourceOf(running.hub, subject, person);
    if (!source) {
      process.stderr.write(`no export "${subject}"; there are roster, school, audit and person\n`);
      return EXIT_WRONG_USE;
    }
    if (subject === 'roster' && !out.toLowerCase().endsWith('.zip')) await writeFolder(source, out);
    else await writeArchive(source, out);
    process.stdout.write(`Written to ${out}. It holds personal data: keep it from others.\n`);
    return 0;
  } finally {
    await running.stop();
  }
}

async function sourceOf(hub: Hub, subject: string, person: string): Promise<ExportSource | undefined> {
  switch (subject) {
    case 'roster':
      return await rosterSource(hub);
    case 'school':
      return await schoolSource(hub);
    case 'audit':
      return await auditSource(hub);
    case 'person': {
      const known = new SourcedIds(await hub.facts.directory()).person(person);
      return await personSource(hub, known ?? person);
    }
    default:
      return undefined;
  }
}

async function writeFolder(source: ExportSource, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for await (const { path, chunks } of source.files(() => undefined)) {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    writeFileSync(join(folder, path), Buffer.concat(parts), { mode: 0o600 });
  }
}

/** Under another name until it is whole, so that half an archive is never taken for one. */
async function writeArchive(source: ExportSource, path: string): Promise<void> {
  const part = `${path}.part`;
  const file = createWriteStream(part, { mode: 0o600 });
  let done = 0;
  const show = (documents: number): void => {
    done += documents;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${source.total} `);
  };
  try {
    for await (const chunk of zipStream(source.files(show))) {
      if (!file.write(chunk)) await once(file, 'drain');
    }
    file.end();
    await finished(file);
    renameSync(part, path);
  } catch (error) {
    file.destroy();
    rmSync(part, { force: true });
    throw error;
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
}
