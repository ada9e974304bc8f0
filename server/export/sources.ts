import { AppError } from '../../shared/errors/app-error.ts';
import type { Hub } from '../hub.ts';
import { schoolNow } from '../roster/school-name.ts';
import { auditExport } from './audit-export.ts';
import type { ExportSource } from './export-desk.ts';
import { lessonsExport } from './lessons-export.ts';
import { personExport } from './person-export.ts';
import { rosterFiles } from './roster-files.ts';
import { countDocuments, schoolExport } from './school-export.ts';
import type { ExportFile } from './zip-stream.ts';

/** The archives that a hub makes; each is named by what it is and the day. Throws AppError `notFound` without a school. */
export async function rosterSource(hub: Hub): Promise<ExportSource> {
  const directory = await hub.facts.directory();
  const today = await dayIn(hub);
  const files = rosterFiles(directory, await schoolNow(hub.store, directory), today);
  return { fileName: `zvonok-roster-${today}.zip`, total: 0, files: () => asExportFiles(files) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- The others read from the store meanwhile.
async function* asExportFiles(files: ReadonlyMap<string, Uint8Array>): AsyncGenerator<ExportFile> {
  for (const [path, bytes] of files) yield { path, chunks: [bytes] };
}

export async function schoolSource(hub: Hub): Promise<ExportSource> {
  const today = await dayIn(hub);
  const total = await countDocuments(hub);
  return { fileName: `zvonok-school-${today}.zip`, total, files: (progress) => schoolExport(hub, progress) };
}

/** Throws AppError `notFound` for somebody of whom the school knows nothing. */
export async function personSource(hub: Hub, person: string): Promise<ExportSource> {
  const directory = await hub.facts.directory();
  if (!directory.get('person', person)) throw new AppError('notFound');
  return {
    fileName: `zvonok-person-${await dayIn(hub)}.zip`,
    total: 0,
    files: () => personExport(hub, person),
  };
}

export async function auditSource(hub: Hub): Promise<ExportSource> {
  return { fileName: `zvonok-log-${await dayIn(hub)}.zip`, total: 0, files: () => auditExport(hub) };
}

export async function lessonsSource(hub: Hub): Promise<ExportSource> {
  return { fileName: `zvonok-lessons-${await dayIn(hub)}.zip`, total: 0, files: () => lessonsExport(hub) };
}

async function dayIn({ facts, now }: Hub): Promise<string> {
  const directory = await facts.directory();
  if (!directory.school) throw new AppError('notFound');
  return directory.dayAt(now());
}
