import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import type { AppErrorCode } from '../../shared/errors/app-error.ts';
import type { IpcOutcome } from '../../shared/ipc/channels.ts';
import type { FileState } from '../../shared/ipc/file-requests.ts';
import type { ChatFilesView } from '../../shared/replica/chat-files.ts';
import type { FileRow } from '../../shared/replica/file-rows.ts';

type Answer = <V>(value: V) => Promise<IpcOutcome<V>>;
type Refuse = (code: AppErrorCode) => Promise<IpcOutcome<never>>;

const MEGABYTE = 1_000_000;
/** How loud the invented voice is. */
const VOICE = 'Tl9ujISjRXCWXX9Jjoy4uWxnSnSJZcB/r2lEiScvkIhDhEtYKHdZiJNlfG1oUFFQKpiQn9uthXdrIKRSrbdSlQ==';
const digestOf = (n: number) => String(n).padStart(64, '0');

function row(n: number, of: Partial<FileRow>): FileRow {
  return {
    digest: digestOf(n),
    sizeBytes: 2_400_000,
    type: 'application/octet-stream',
    name: '',
    width: 0,
    height: 0,
    durationMs: 0,
    isVoice: false,
    thumb: '',
    ...of,
  };
}

/** One in each state that a file can be in. */
export const FAKE_FILES: readonly FileRow[] = [
  row(1, { name: 'конспект по алгебре, 7 класс.pdf', type: 'application/pdf' }),
  row(2, { name: 'Линейная функция.mp4', type: 'video/mp4', sizeBytes: 184 * MEGABYTE }),
  row(3, { name: 'Презентация.pptx', sizeBytes: 12 * MEGABYTE }),
  row(4, { name: 'установка.exe', type: 'application/x-msdownload', sizeBytes: 48 * MEGABYTE }),
  row(5, {
    name: 'голос.webm',
    type: 'audio/webm',
    isVoice: true,
    durationMs: 37_000,
    sizeBytes: 111_000,
    thumb: VOICE,
  }),
  row(6, { name: 'доска.jpg', type: 'image/jpeg', width: 1600, height: 1200 }),
];

function stateOf(digest: string): FileState {
  const base: FileState = {
    digest,
    isHere: false,
    isOnHub: true,
    type: '',
    up: '',
    down: '',
    doneBytes: 0,
    isMoving: false,
    isKept: false,
    fault: null,
  };
  switch (Number(digest)) {
    case 1:
      return { ...base, isHere: true, type: 'application/pdf' };
    case 2:
      return { ...base, down: 'wanted', isMoving: true, doneBytes: 71 * MEGABYTE };
    case 3:
      return { ...base, down: 'night' };
    case 5:
      return { ...base, isHere: true, type: 'video/webm' };
    default:
      return base;
  }
}

/** Files of the invented school. */
export function fakeFiles(answer: Answer, refuse: Refuse): Omit<ZvonokBridge['files'], 'onChanged'> {
  const settings = { autoBytes: 2 * MEGABYTE, isMetered: false, quotaBytes: 5000 * MEGABYTE };
  const usage = { settings, usedBytes: 1_840 * MEGABYTE, removableBytes: 1_212 * MEGABYTE };
  const nothing = () => answer(undefined);
  return {
    begin: () => answer({ token: 'file' }),
    write: nothing,
    finish: () => refuse('diskFull'),
    drop: nothing,
    send: () => answer({ id: '0'.repeat(24) }),
    hold: nothing,
    held: () => answer([]),
    offer: nothing,
    states: ({ digests }) => answer(digests.map(stateOf)),
    seen: nothing,
    fetch: nothing,
    hurry: nothing,
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    keep: nothing,
    read: () => refuse('notFound'),
    saveAs: () => answer(true),
    open: nothing,
    settings: () => answer(usage),
    setSettings: (next) => answer({ ...usage, settings: next }),
    tidy: () => answer({ ...usage, usedBytes: usage.usedBytes - usage.removableBytes, removableBytes: 0 }),
  };
}

export function fakeChatFiles(now: number): ChatFilesView {
  const rows = FAKE_FILES.map((file, index) => ({
    id: file.digest,
    message: 'fake.1',
    authorName: index % 2 === 0 ? 'Тимур Ахметов' : 'Соколова Анна Сергеевна',
    isOwn: index % 2 === 1,
    at: now - index * 20 * 3_600_000,
    file,
  }));
  return { rows, hasEarlier: true };
}
