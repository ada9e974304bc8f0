import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TcpProxy } from '../../tests/fixtures/tcp-proxy.ts';
import { bundle } from '../bundle.ts';
import { type Desktop, launchDesktop } from '../drive/desktop.ts';
import { HubProcess } from '../drive/hub-process.ts';
import { mediaEnvironment } from '../drive/media-set-up.ts';
import { DEMO_ROSTER, PROJECT } from '../drive/project.ts';
import { Account } from './account.ts';
import { playKill } from './kill-act.ts';
import { playLesson } from './lesson-act.ts';
import { playTalk } from './talk-act.ts';

export interface Stage {
  readonly account: Account;
  readonly hub: HubProcess;
  readonly wire: TcpProxy;
  readonly teacher: Desktop;
  readonly pupil: Desktop;
  /** Starts the pupil's computer again after its end. */
  readonly reopenPupil: () => Promise<Desktop>;
  /** Saves a picture of a desktop and says where. */
  readonly picture: (desktop: Desktop, name: string) => Promise<void>;
}

const TEACHER = 'Соколова Анна Сергеевна';
const PUPIL = 'Дарья Ковалёва';

/**
 * The demonstration: a hub, a teacher's desktop and a pupil's desktop as separate processes. They talk, the
 * network is cut, both write, the network returns and all is equal; the pupil's desktop is killed between
 * writing and sending, starts again by PIN, and nothing is missing; then a lesson with a moving picture.
 * Returns the exit code: 0 only if every check held.
 */
export async function tour(): Promise<number> {
  const account = new Account();
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-tour-'));
  const pictures = join(PROJECT, '.zvonok/tour');
  mkdirSync(pictures, { recursive: true });
  const closing: (() => Promise<unknown>)[] = [];
  try {
    await account.step('the application is bundled', () => bundle({ mode: 'production' }));
    const media = mediaEnvironment((line) => account.say(`media worker: ${line}`));
    const hub = await account.step('a hub starts', () =>
      HubProcess.start({ dataFolder: join(folder, 'hub'), env: media }),
    );
    closing.push(() => hub.stop());
    await account.step('it imports the demonstration school', () =>
      hub.control('school.openDemo', { roster: DEMO_ROSTER }),
    );
    const wire = new TcpProxy({ port: hub.status.port });
    await wire.start();
    closing.push(() => wire.stop());
    const open = async (name: string, args: readonly string[]): Promise<Desktop> => {
      const desktop = await launchDesktop({
        dataFolder: join(folder, name),
        args,
        env: { ZVONOK_FAKE_MEDIA: '1', LANG: 'ru_RU.UTF-8' },
      });
      closing.push(() => desktop.stop());
      return desktop;
    };
    const enter = async (name: string): Promise<Desktop> =>
      await open(name, [`--enter-slip=${wire.address}#${await slipFor(hub, name)}`]);
    const [teacher, pupil] = await account.step('two desktops enter with their slips', () =>
      Promise.all([enter(TEACHER), enter(PUPIL)]),
    );
    account.say(
      `the desktops run on ${teacher.host === 'electron' ? 'Electron' : 'the development stand-in'}`,
    );
    const picture = async (desktop: Desktop, name: string): Promise<void> => {
      const path = join(pictures, `${name}.png`);
      await desktop.page.screenshot({ path });
      account.say(`  picture: ${path}`);
    };
    const reopenPupil = (): Promise<Desktop> => open(PUPIL, []);
    const stage: Stage = { account, hub, wire, teacher, pupil, reopenPupil, picture };
    await playTalk(stage);
    await playLesson({ ...stage, pupil: await playKill(stage) });
  } catch (error) {
    account.check(`no step fails (${error instanceof Error ? error.message : String(error)})`, false);
  } finally {
    for (const close of closing.reverse()) await close();
    rmSync(folder, { recursive: true, force: true });
  }
  account.say(account.summary());
  return account.isGood ? 0 : 1;
}

/** The code of a new slip for somebody of the demonstration school. */
async function slipFor(hub: HubProcess, name: string): Promise<string> {
  const people = await hub.control('school.demoPeople', {});
  const person = people.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  const { code } = await hub.control('slip.issue', { person: person.id });
  return code;
}
