import type { Consequence } from '../../shared/directory/consequence.ts';
import type { AppErrorCode } from '../../shared/errors/app-error.ts';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import type { IpcEventName, IpcEvents, IpcOutcome } from '../../shared/ipc/channels.ts';
import type { ActBody } from '../../shared/schema/act.ts';
import { fakeSignal } from './fake-media.ts';
import { DEMO_PEOPLE } from './fake-people.ts';
import { fakePreview, fakeSlips } from './fake-slips.ts';
import { fakePinReset, fakeVault } from './fake-vault.ts';
import { FAKE_DEVICES } from './fake-devices.ts';
import { FAKE_SCREENS } from './fake-screens.ts';
import { FakeConsole } from './fake-console.ts';
import { fakeFiles } from './fake-files.ts';
import { FakeReplica } from './fake-replica.ts';
import { entryState, type FakeScenario, rosterPreview } from './fake-scenario.ts';

/** As long as main needs on a slow machine to answer. */
const ANSWER_MS = 4;

type Listeners = { readonly [N in IpcEventName]: Set<(value: IpcEvents[N]) => void> };

export interface FakeBridge extends ZvonokBridge {
  readonly fake: {
    readonly marks: readonly string[];
    readonly receive: (chat: string, text: string) => void;
    readonly say: <N extends IpcEventName>(name: N, value: IpcEvents[N]) => void;
  };
}

/** A whole `window.zvonok` in memory, with an invented school, for tests of the screens and for pictures. */
export function createFakeBridge(scenario: FakeScenario, now: () => number): FakeBridge {
  // What the replica tells is in hub time.
  const console = new FakeConsole(now() + scenario.clockOffsetMs);
  const replica = new FakeReplica(scenario, () => now() + scenario.clockOffsetMs, console);
  const listeners: Listeners = {
    'app.preferencesChanged': new Set(),
    'app.openChat': new Set(),
    'app.ending': new Set(),
    'app.command': new Set(),
    'entry.changed': new Set(),
    'entry.requestsChanged': new Set(),
    'replica.changed': new Set(),
    'live.notice': new Set(),
    'files.changed': new Set(),
  };
  const marks: string[] = [];
  let { preferences } = scenario;
  let phase = scenario.phase;

  const listen =
    <N extends IpcEventName>(name: N) =>
    (listener: (value: IpcEvents[N]) => void) => {
      const all: Set<(value: IpcEvents[N]) => void> = listeners[name];
      all.add(listener);
      return () => void all.delete(listener);
    };
  const say = <N extends IpcEventName>(name: N, value: IpcEvents[N]) => {
    const all: Set<(value: IpcEvents[N]) => void> = listeners[name];
    for (const listener of all) listener(value);
  };
  const enter = (next: FakeScenario['phase']) => {
    phase = next;
    say('entry.changed', entryState(next));
    return answer(undefined);
  };

  return {
    fake: { marks, receive: (chat, text) => replica.receive(chat, text), say },
    school: {
      act: () => answer({ id: '0'.repeat(24) }),
      preview: (act) => previewOf(console, act),
      shelf: () => answer({ id: '0'.repeat(24) }),
      ask: ({ method }) => answer(hubAnswer(console, method)),
    },
    app: {
      info: () => answer({ version: '0.1.0', host: 'standin', electronVersion: '45.4.1', platform: 'linux' }),
      preferences: () => answer(preferences),
      setPreferences: (next) => {
        preferences = next;
        return answer(next);
      },
      onPreferences: listen('app.preferencesChanged'),
      onCommand: listen('app.command'),
      onOpenChat: listen('app.openChat'),
      onEnding: listen('app.ending'),
      readyToEnd: () => answer(undefined),
      openLink: () => answer('offline' as const),
      mark: ({ name }) => {
        marks.push(name);
        return answer(undefined);
      },
    },
    entry: {
      state: () => answer(entryState(phase)),
      onChanged: listen('entry.changed'),
      openDemo: () => enter('choosePerson'),
      demoPeople: () => answer(DEMO_PEOPLE),
      enterAs: () => enter('inside'),
      createSchool: () => refuse('hubPortInUse'),
      enterSchool: () => enter('newSecret'),
      previewSlip: ({ code }) => (code.startsWith('0') ? refuse('slipUnknown') : answer(fakePreview(now()))),
      acceptSlip: () => enter('inside'),
      mailCode: () => answer({ validUntil: now() + 600_000 }),
      askSchool: () =>
        answer({ schoolTitle: 'Горенская средняя школа', isOpen: true, classrooms: [], keyPin: '' }),
      request: () => answer({ isSent: true }),
      requests: () => answer([]),
      onRequests: listen('entry.requestsChanged'),
      checkRequests: () => answer(undefined),
      dropRequest: () => answer(undefined),
      enterByRequest: () => enter('inside'),
      chooseRoster: () => answer(rosterPreview(scenario.hasRosterErrors)),
      importRoster: () => enter('preparing'),
      leave: () => enter('welcome'),
    },
    replica: {
      watch: (query, params, listener) => replica.watch(query, params, listener),
      sendMessage: ({ chat, text }) =>
        scenario.isDiskFull ? refuse('diskFull') : answer({ id: replica.send(chat, text) }),
      talk: (wish) => answer(replica.talk(wish)),
      round: () => answer(undefined),
      moderate: () => answer(undefined),
      saveDraft: ({ chat, text }) =>
        scenario.isDiskFull ? refuse('diskFull') : answer(replica.saveDraft(chat, text)),
      markRead: ({ chat }) => answer(replica.markRead(chat)),
      retryRefused: ({ id }) => answer(replica.retry(id)),
      discardRefused: ({ id }) => answer(replica.discard(id)),
      submitText: () => answer(undefined),
      decideText: () => answer(undefined),
      beginPrivate: () => answer({ chat: 'c.7b' }),
      joinChat: () => answer(undefined),
      leaveChat: () => answer(undefined),
      putOffChat: () => answer(undefined),
      reconnect: () => answer(undefined),
    },
    people: {
      issuePinReset: ({ person }) => answer(fakePinReset(person, now())),
    },
    slips: { make: (wish) => answer(fakeSlips(wish, now())), savePdf: () => answer(true) },
    vault: fakeVault(enter),
    exchange: {
      sendRoster: () => answer(undefined),
      save: () => answer(undefined),
      state: () =>
        answer({ job: 'none', state: 'idle', done: 0, total: 0, name: '', error: undefined } as const),
      cancel: () => answer(undefined),
    },
    papers: {
      choose: () =>
        answer({
          token: 'paper',
          fileName: 'prikaz-12.pdf',
          media: 'application/pdf' as const,
          sizeBytes: 184_000,
        }),
      send: () => refuse('needsConnection'),
      save: () => refuse('needsConnection'),
      savePage: () => refuse('needsConnection'),
    },
    files: { ...fakeFiles(answer, refuse), onChanged: listen('files.changed') },
    lesson: {
      start: ({ chat }) => answer({ lesson: replica.startLesson(chat) }),
      end: () => answer(replica.endLesson()),
      do: () => answer(undefined),
      plan: () => answer(undefined),
      stage: () => answer({ id: '0'.repeat(24) }),
      keepAwake: () => answer(undefined),
      saveCaptions: () => answer(false),
    },
    search: { find: (wish) => answer(replica.search(wish)) },
    screen: {
      sources: () => answer({ answer: 'sources', sources: FAKE_SCREENS }),
      choose: () => answer(undefined),
    },
    live: {
      request: ({ method }) => answer(fakeSignal(method, scenario)),
      onNotice: listen('live.notice'),
    },
  };
}

function answer<V>(value: V): Promise<IpcOutcome<V>> {
  return new Promise((resolve) => setTimeout(() => resolve({ ok: true, value }), ANSWER_MS));
}

/** What the hub of the invented school says when it is asked. */
function hubAnswer(console: FakeConsole, method: string): unknown {
  switch (method) {
    case 'devices.list':
      return { devices: FAKE_DEVICES };
    case 'accounts.entered':
      return { people: ['anna', 'teacher.1', 'teacher.2', 'teacher.3'] };
    case 'chats.counts':
      return { counts: console.counts() };
    default:
      return undefined;
  }
}

function previewOf(console: FakeConsole, act: ActBody): Promise<IpcOutcome<readonly Consequence[]>> {
  const preview = console.preview(act);
  if ('error' in preview) return Promise.resolve({ ok: false, error: preview.error });
  return answer(preview.consequences);
}

function refuse(code: AppErrorCode): Promise<IpcOutcome<never>> {
  const error = { code, isRetryable: true, params: {}, details: `fake: ${code}` };
  return new Promise((resolve) => setTimeout(() => resolve({ ok: false, error }), ANSWER_MS));
}
