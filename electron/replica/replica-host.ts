import Type from 'typebox';
import { AppError } from '../../shared/errors/app-error.ts';
import {
  REPLICA_COMMANDS,
  type ReplicaAnswers,
  type ReplicaCommand,
  type ReplicaCommandName,
  type ReplicaThreadEvent,
} from '../../shared/ipc/replica-thread.ts';
import { HUB_CALLS } from '../../shared/ipc/hub-calls.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { askOrRecall } from './kept-calls.ts';
import { type HubPlace, issuedSlips, newSlipSecret } from './issued-slips.ts';
import { type OpenReplica, openReplica } from './open-replica.ts';

const parseMessage = parserOf(
  'replica-thread',
  Type.Object({ n: Type.Integer(), name: Type.String(), data: Type.Unknown() }),
);

const parsePinReset = parserOf(
  'pins.issueReset answer',
  Type.Object({ personName: Type.String(), code: Type.String(), expiresAt: Type.Number() }),
);

const answerParsers = new Map(
  Object.entries(HUB_CALLS).map(([name, { answer }]) => [name, parserOf(`${name} answer`, answer)]),
);

type Runners = { readonly [N in ReplicaCommandName]: (data: unknown) => Promise<ReplicaAnswers[N]> };

/** No oftener than this is the hub tried for the sake of a lesson. */
const HURRY_MS = 1_000;

/** Runs main's commands on the open replica; one person at a time. */
export class ReplicaHost {
  readonly #post: (event: ReplicaThreadEvent) => void;
  #open: OpenReplica | undefined;
  #hurriedAt = Number.NEGATIVE_INFINITY;
  /** Where the hub is, for what is printed. */
  #place: HubPlace = { addresses: [], keyPin: '' };

  constructor(post: (event: ReplicaThreadEvent) => void) {
    this.#post = post;
  }

  async run(raw: unknown): Promise<unknown> {
    const { name, data } = parseMessage(raw);
    if (!isCommand(name)) throw new AppError('notFound', { details: name });
    return await this.#runners[name](data);
  }

  readonly #runners: Runners = {
    open: command('open', async (data) => {
      await this.#close();
      this.#place = data;
      this.#open = await openReplica(
        data,
        (notice) => {
          this.#open?.files?.noteNotice(notice);
          this.#post({ type: 'notice', notice });
        },
        (states) => this.#post({ type: 'files', states }),
      );
      return undefined;
    }),
    close: command('close', async () => await this.#close()),
    watch: command('watch', (data) => {
      const { watch, query, params } = data;
      this.#replica().watch(watch, query, params, (value) => this.#post({ type: 'changed', watch, value }));
      return Promise.resolve(undefined);
    }),
    unwatch: command('unwatch', ({ watch }) => {
      this.#open?.replica.unwatch(watch);
      return Promise.resolve(undefined);
    }),
    sendMessage: command('sendMessage', ({ chat, text, ...of }) =>
      this.#replica().sendMessage(chat, text, of),
    ),
    talk: command('talk', async (wish) => void (await this.#replica().talk.do(wish))),
    moderate: command('moderate', async (wish) => void (await this.#replica().moderation.do(wish))),
    round: command('round', async (wish) => void (await this.#replica().rounds.do(wish))),
    saveDraft: command(
      'saveDraft',
      async ({ chat, text, aim }) => void (await this.#replica().saveDraft(chat, text, aim)),
    ),
    markRead: command(
      'markRead',
      async ({ chat, upTo }) => void (await this.#replica().markRead(chat, upTo)),
    ),
    retryRefused: command('retryRefused', async ({ id }) => void (await this.#replica().retryRefused(id))),
    discardRefused: command(
      'discardRefused',
      async ({ id }) => void (await this.#replica().discardRefused(id)),
    ),
    submitText: command('submitText', async (of) => void (await this.#replica().channels.submit(of))),
    decideText: command('decideText', async (of) => void (await this.#replica().channels.decide(of))),
    beginPrivate: command('beginPrivate', ({ person }) => this.#replica().joining.begin(person)),
    joinChat: command('joinChat', async ({ chat }) => void (await this.#replica().joining.join(chat))),
    leaveChat: command(
      'leaveChat',
      async ({ chat, successor }) => void (await this.#replica().joining.leave(chat, successor)),
    ),
    putOffChat: command(
      'putOffChat',
      async ({ chat, ...answer }) => void (await this.#replica().joining.answer(chat, answer)),
    ),
    reconnect: command('reconnect', () => {
      this.#open?.replicator.reconnect();
      return Promise.resolve(undefined);
    }),
    startLesson: command('startLesson', (start) => this.#replica().lessons.start(start)),
    endLesson: command('endLesson', async ({ lesson }) => void (await this.#replica().lessons.end(lesson))),
    inLesson: command('inLesson', async (wish) => void (await this.#replica().lessons.do(wish))),
    planSession: command('planSession', async (wish) => void (await this.#replica().lessons.plan.do(wish))),
    stage: command('stage', (wish) => this.#replica().stage.do(wish)),
    makeSlips: command('makeSlips', async (wish) => {
      const made = await this.#replica().school.makeSlips(wish, newSlipSecret);
      return issuedSlips(made, { ...this.#place, schoolTitle: this.#replica().school.title });
    }),
    issuePinReset: command('issuePinReset', async (data) =>
      parsePinReset(await this.#call('pins.issueReset', data)),
    ),
    shelf: command('shelf', (wish) => this.#replica().school.shelf.do(wish)),
    act: command('act', (body) => this.#replica().school.act(body)),
    previewAct: command('previewAct', (body) => Promise.resolve(this.#replica().school.preview(body))),
    askHub: command('askHub', ({ method, data }) => this.#ask(method, data)),
    search: command('search', (wish) => this.#replica().searching.find(wish)),
    liveRequest: command('liveRequest', (data) => {
      this.#open?.files?.noteLesson(data.method);
      this.#hurry();
      return this.#call('live.request', data);
    }),
    files: command('files', ({ request, data }) => this.#files().ask(request, data)),
    readFile: command('readFile', (data) => this.#files().read(data)),
    unsentCount: command(
      'unsentCount',
      () => this.#open?.replica.unsentCount() ?? Promise.resolve(NOTHING_UNSENT),
    ),
  };

  #replica() {
    if (!this.#open) throw new AppError('notFound', { details: 'no replica is open' });
    return this.#open.replica;
  }

  /** Whoever is in a lesson does not wait for the next planned attempt to reach the hub. */
  #hurry(): void {
    const now = performance.now();
    if (now - this.#hurriedAt < HURRY_MS) return;
    this.#hurriedAt = now;
    this.#open?.replicator.reconnect();
  }

  #files() {
    if (!this.#open?.files) throw new AppError('notFound', { details: 'no files are open' });
    return this.#open.files.desk;
  }

  async #ask(method: string, data: unknown): Promise<unknown> {
    const parse = answerParsers.get(method);
    if (!parse) throw new AppError('notFound', { details: method });
    const { kept } = this.#replica().school;
    return parse(await askOrRecall(kept, { method, data }, () => this.#call(method, data)));
  }

  #call(method: string, data: unknown): Promise<unknown> {
    this.#replica();
    return this.#open?.replicator.call(method, data) ?? Promise.reject(new AppError('needsConnection'));
  }

  async #close(): Promise<undefined> {
    const { replica, files } = this.#open ?? {};
    this.#open = undefined;
    await files?.close();
    await replica?.close();
    return undefined;
  }
}

const NOTHING_UNSENT = { waiting: 0, waitingMessages: 0, refused: 0, aside: 0 };

function isCommand(name: string): name is ReplicaCommandName {
  return Object.hasOwn(REPLICA_COMMANDS, name);
}

function command<N extends ReplicaCommandName>(
  name: N,
  run: (data: ReplicaCommand<N>) => Promise<ReplicaAnswers[N]>,
): (data: unknown) => Promise<ReplicaAnswers[N]> {
  const parse = parserOf(`replica-thread.${name}`, REPLICA_COMMANDS[name]);
  return async (data) => await run(parse(data));
}
