import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import type {
  IpcAnswers,
  IpcEventName,
  IpcEvents,
  IpcOutcome,
  IpcRequest,
  IpcRequestName,
} from '../../shared/ipc/channels.ts';

// The page gets named functions only: what Electron calls a channel never leaves this file. Main checks
// who asks and parses what is asked, and its answers are trusted here.

function ask<N extends IpcRequestName>(name: N): (data: IpcRequest<N>) => Promise<IpcOutcome<IpcAnswers[N]>> {
  return (data) => ipcRenderer.invoke(name, data);
}

function listen<N extends IpcEventName>(name: N): (listener: (value: IpcEvents[N]) => void) => () => void {
  return (listener) => {
    const receive = (_event: IpcRendererEvent, value: IpcEvents[N]): void => listener(value);
    ipcRenderer.on(name, receive);
    return () => {
      ipcRenderer.removeListener(name, receive);
    };
  };
}

const watchers = new Map<number, (value: never) => void>();
// Each loading of the page counts from elsewhere, so that a late word of the page before means nothing here.
let lastWatch = Math.floor(Math.random() * 2 ** 30);

listen('replica.changed')(({ watch, value }) => {
  deliver(watchers.get(watch), value);
});

function deliver(watcher: ((value: never) => void) | undefined, value: unknown): void {
  if (watcher) Reflect.apply(watcher, undefined, [value]);
}

function stopWatching(watch: number): void {
  if (watchers.delete(watch)) void ipcRenderer.invoke('replica.unwatch' satisfies IpcRequestName, { watch });
}

const watch: ZvonokBridge['replica']['watch'] = (query, params, listener) => {
  lastWatch += 1;
  const number = lastWatch;
  watchers.set(number, listener);
  void ipcRenderer.invoke('replica.watch' satisfies IpcRequestName, { watch: number, query, params });
  return () => stopWatching(number);
};

globalThis.addEventListener('pagehide', () => {
  for (const number of [...watchers.keys()]) stopWatching(number);
});

const bridge: ZvonokBridge = {
  app: {
    info: ask('app.info'),
    preferences: ask('app.preferences'),
    setPreferences: ask('app.setPreferences'),
    onPreferences: listen('app.preferencesChanged'),
    onCommand: listen('app.command'),
    onOpenChat: listen('app.openChat'),
    onEnding: listen('app.ending'),
    readyToEnd: ask('app.readyToEnd'),
    mark: ask('app.mark'),
    openLink: ask('app.openLink'),
  },
  entry: {
    state: ask('entry.state'),
    onChanged: listen('entry.changed'),
    openDemo: ask('entry.openDemo'),
    demoPeople: ask('entry.demoPeople'),
    enterAs: ask('entry.enterAs'),
    createSchool: ask('entry.createSchool'),
    enterSchool: ask('entry.enterSchool'),
    previewSlip: ask('entry.previewSlip'),
    acceptSlip: ask('entry.acceptSlip'),
    mailCode: ask('entry.mailCode'),
    askSchool: ask('entry.askSchool'),
    request: ask('entry.request'),
    requests: ask('entry.requests'),
    onRequests: listen('entry.requestsChanged'),
    checkRequests: ask('entry.checkRequests'),
    dropRequest: ask('entry.dropRequest'),
    enterByRequest: ask('entry.enterByRequest'),
    chooseRoster: ask('entry.chooseRoster'),
    importRoster: ask('entry.importRoster'),
    leave: ask('entry.leave'),
  },
  replica: {
    watch,
    sendMessage: ask('replica.sendMessage'),
    talk: ask('replica.talk'),
    round: ask('replica.round'),
    moderate: ask('replica.moderate'),
    saveDraft: ask('replica.saveDraft'),
    markRead: ask('replica.markRead'),
    retryRefused: ask('replica.retryRefused'),
    discardRefused: ask('replica.discardRefused'),
    submitText: ask('replica.submitText'),
    decideText: ask('replica.decideText'),
    beginPrivate: ask('replica.beginPrivate'),
    joinChat: ask('replica.joinChat'),
    leaveChat: ask('replica.leaveChat'),
    putOffChat: ask('replica.putOffChat'),
    reconnect: ask('replica.reconnect'),
  },
  people: {
    issuePinReset: ask('people.issuePinReset'),
  },
  vault: {
    people: ask('vault.people'),
    lockState: ask('vault.lockState'),
    unlock: ask('vault.unlock'),
    lock: ask('vault.lock'),
    active: ask('vault.active'),
    newSecret: ask('vault.newSecret'),
    cancelNewSecret: ask('vault.cancelNewSecret'),
    resetWithCode: ask('vault.resetWithCode'),
    own: ask('vault.own'),
    changeSecret: ask('vault.changeSecret'),
    setAutoLock: ask('vault.setAutoLock'),
    overview: ask('vault.overview'),
    setPolicy: ask('vault.setPolicy'),
    removeOwn: ask('vault.removeOwn'),
    removeUnused: ask('vault.removeUnused'),
    showPeople: ask('vault.showPeople'),
    beginAnew: ask('vault.beginAnew'),
  },
  school: {
    act: ask('school.act'),
    preview: ask('school.preview'),
    ask: ask('school.ask'),
    shelf: ask('school.shelf'),
  },
  slips: { make: ask('slips.make'), savePdf: ask('slips.savePdf') },
  exchange: {
    sendRoster: ask('exchange.sendRoster'),
    save: ask('exchange.save'),
    state: ask('exchange.state'),
    cancel: ask('exchange.cancel'),
  },
  papers: {
    choose: ask('papers.choose'),
    send: ask('papers.send'),
    save: ask('papers.save'),
    savePage: ask('papers.savePage'),
  },
  files: {
    begin: ask('files.begin'),
    write: ask('files.write'),
    finish: ask('files.finish'),
    drop: ask('files.drop'),
    send: ask('files.send'),
    hold: ask('files.hold'),
    held: ask('files.held'),
    offer: ask('files.offer'),
    states: ask('files.watch'),
    seen: ask('files.seen'),
    fetch: ask('files.fetch'),
    hurry: ask('files.hurry'),
    pause: ask('files.pause'),
    resume: ask('files.resume'),
    cancel: ask('files.cancel'),
    keep: ask('files.keep'),
    read: ask('files.read'),
    saveAs: ask('files.saveAs'),
    open: ask('files.open'),
    settings: ask('files.settings'),
    setSettings: ask('files.setSettings'),
    tidy: ask('files.tidy'),
    onChanged: listen('files.changed'),
  },
  lesson: {
    start: ask('lesson.start'),
    end: ask('lesson.end'),
    do: ask('lesson.do'),
    plan: ask('lesson.plan'),
    stage: ask('lesson.stage'),
    keepAwake: ask('lesson.keepAwake'),
    saveCaptions: ask('lesson.saveCaptions'),
  },
  search: { find: ask('search.find') },
  screen: { sources: ask('screen.sources'), choose: ask('screen.choose') },
  live: { request: ask('live.request'), onNotice: listen('live.notice') },
};

contextBridge.exposeInMainWorld('zvonok', bridge);
