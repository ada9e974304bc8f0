import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { HybridClock } from '../../../shared/time/hybrid-clock.ts';
import { Random } from '../../demo-school/random.ts';
import { type Desktop, launchDesktop } from '../../drive/desktop.ts';
import { HubProcess } from '../../drive/hub-process.ts';
import { DEMO_ROSTER } from '../../drive/project.ts';
import { chatOf } from '../../drive/window.ts';
import { makeCorpus } from '../sync/corpus.ts';
import { openHub } from '../sync/hub/measured-hub.ts';
import { deviceOf, messagePart } from '../sync/school.ts';

export const LONG_CHAT = '7Б, ученики';
export const OTHER_CHAT = 'Алгебра, 7Б';
const READER = 'Дарья Ковалёва';
const AUTHORS = 30;
const ROUND_DOCUMENTS = 500;
const CAUGHT_UP_WITHIN_MS = 900_000;

export interface LongChat {
  readonly desktop: Desktop;
  readonly hub: HubProcess;
  /** From the first connection until all of it was on the desktop. */
  readonly catchUpMs: number;
  close(): Promise<void>;
}

/** The demonstration school on a hub, and a pupil's desktop on which one chat has so many messages more. */
export async function openLongChat(folder: string, messages: number): Promise<LongChat> {
  const dataFolder = join(folder, 'hub');
  const first = await HubProcess.start({ dataFolder });
  await first.control('school.openDemo', { roster: DEMO_ROSTER });
  const people = await first.control('school.demoPeople', {});
  const reader = people.find(({ name }) => name === READER);
  if (!reader) throw new Error(`nobody is called ${READER}`);
  const { code } = await first.control('slip.issue', { person: reader.id });
  const { port } = first.status;
  const desktop = await launchDesktop({
    dataFolder: join(folder, 'desktop'),
    args: [`--enter-slip=127.0.0.1:${port}#${code}`],
    env: { LANG: 'ru_RU.UTF-8' },
  });
  await desktop.page.getByRole('option', { name: LONG_CHAT }).waitFor({ timeout: 60_000 });
  const chat = await chatOf(desktop.page, LONG_CHAT);
  await first.stop();
  const authors = people.filter(({ id }) => id !== reader.id).slice(0, AUTHORS);
  await write(
    dataFolder,
    chat,
    authors.map(({ id }) => id),
    messages,
  );
  const from = performance.now();
  const hub = await HubProcess.start({ dataFolder, port });
  await caughtUp(desktop.page);
  return {
    desktop,
    hub,
    catchUpMs: performance.now() - from,
    close: async () => {
      await desktop.stop();
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when the desktop says that it has everything. */
async function caughtUp(page: Page): Promise<void> {
  const link = page.getByRole('button', { name: /^Связь:/ });
  await link.and(page.getByLabel(/Догоняем/)).waitFor({ timeout: CAUGHT_UP_WITHIN_MS });
  await link
    .and(page.getByLabel('Связь: На связи', { exact: true }))
    .waitFor({ timeout: CAUGHT_UP_WITHIN_MS });
}

async function write(folder: string, chat: string, authors: readonly string[], count: number): Promise<void> {
  const hub = await openHub(folder);
  const random = new Random(3);
  const corpus = makeCorpus();
  const device = deviceOf(random);
  const clock = new HybridClock({ now: () => hub.acceptor.time(), device });
  for (let from = 0; from < count; from += ROUND_DOCUMENTS) {
    const parts = Array.from({ length: Math.min(ROUND_DOCUMENTS, count - from) }, (_, i) => {
      const text = corpus[(from + i) % corpus.length]?.text ?? '';
      return messagePart(clock.stamp(), chat, random.pick(authors), text);
    });
    await hub.acceptor.writeAsSchool(parts);
  }
  await hub.acceptor.between(() => hub.store.close());
}
