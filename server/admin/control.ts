import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import {
  HUB_CONTROL,
  type HubControlAnswers,
  HubControlMessage,
  type HubControlName,
  type HubControlReply,
  type HubControlRequest,
} from '../../shared/ipc/hub-control.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import { parserOf } from '../../shared/std/parse.ts';
import type { RunningHub } from '../start-hub.ts';
import { DemoSchool } from './demo-school.ts';
import { foundSchool, readOrderFile } from './found-school.ts';
import { previewOf, readRoster, SchoolSetup } from './school-setup.ts';

type Runners = {
  readonly [N in HubControlName]: (data: HubControlRequest<N>) => Promise<HubControlAnswers[N]>;
};

const parseMessage = parserOf('hub-control', HubControlMessage);
const parsers = {
  'hub.status': parserOf('hub.status', HUB_CONTROL['hub.status']),
  'school.openDemo': parserOf('school.openDemo', HUB_CONTROL['school.openDemo']),
  'school.create': parserOf('school.create', HUB_CONTROL['school.create']),
  'school.demoPeople': parserOf('school.demoPeople', HUB_CONTROL['school.demoPeople']),
  'slip.issue': parserOf('slip.issue', HUB_CONTROL['slip.issue']),
  'roster.preview': parserOf('roster.preview', HUB_CONTROL['roster.preview']),
  'roster.import': parserOf('roster.import', HUB_CONTROL['roster.import']),
  'hub.stop': parserOf('hub.stop', HUB_CONTROL['hub.stop']),
} as const;

/** Answers what the process that started this hub asks; see `shared/ipc/hub-control.ts`. */
export class HubControl {
  readonly #runners: Runners;

  constructor(running: RunningHub, stop: () => Promise<void>) {
    const { hub } = running;
    const setup = new SchoolSetup(hub);
    const demo = new DemoSchool(hub);
    this.#runners = {
      'hub.status': () => running.status(),
      'school.openDemo': async ({ roster }) => {
        await demo.open(roster);
        return await running.status();
      },
      'school.create': async ({ path, ...school }) =>
        await foundSchool(hub, school, await readOrderFile(path)),
      'school.demoPeople': () => demo.people(),
      'slip.issue': ({ person }) => hub.slips.issue({ person, maker: SCHOOL_WRITER }),
      'roster.preview': async ({ path }) => previewOf(path, await readRoster(path)),
      'roster.import': async ({ path, administrator, confirmsStaff = false, order }) => {
        const { roster } = await readRoster(path);
        if (!roster) throw new AppError('rosterBroken');
        const imported = await setup.importRoster({
          roster,
          administrator,
          isDemo: false,
          confirmsStaff,
          ...(order ? { order: { ...order, file: await readOrderFile(order.path) } } : {}),
        });
        return { school: imported.school, administrator: imported.administrator };
      },
      'hub.stop': async () => {
        await stop();
        return undefined;
      },
    };
  }

  /** Takes one message from the parent; undefined for what is no message at all. */
  async answer(raw: unknown): Promise<HubControlReply | undefined> {
    const message = parsed(raw);
    if (!message) return undefined;
    const { n } = message;
    try {
      return { type: 'answer', n, outcome: { ok: true, value: await this.#run(message.name, message.data) } };
    } catch (error) {
      return { type: 'answer', n, outcome: { ok: false, error: appErrorData(error) } };
    }
  }

  async #run(name: string, data: unknown): Promise<unknown> {
    switch (name) {
      case 'hub.status':
        return await this.#runners[name](parsers[name](data));
      case 'school.openDemo':
        return await this.#runners[name](parsers[name](data));
      case 'school.create':
        return await this.#runners[name](parsers[name](data));
      case 'school.demoPeople':
        return await this.#runners[name](parsers[name](data));
      case 'slip.issue':
        return await this.#runners[name](parsers[name](data));
      case 'roster.preview':
        return await this.#runners[name](parsers[name](data));
      case 'roster.import':
        return await this.#runners[name](parsers[name](data));
      case 'hub.stop':
        return await this.#runners[name](parsers[name](data));
      default:
        throw new AppError('notFound');
    }
  }
}

function parsed(raw: unknown): ReturnType<typeof parseMessage> | undefined {
  try {
    return parseMessage(raw);
  } catch {
    return undefined;
  }
}
