import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { ReplicaClient, type ReplicaThread } from './client.ts';

interface Posted {
  n: number;
  name: string;
  data: Record<string, unknown>;
}

class FakeThread implements ReplicaThread {
  readonly posted: Posted[] = [];
  isTerminated = false;
  receive: (message: unknown) => void = () => undefined;
  exit: (code: number) => void = () => undefined;
  postMessage = (message: unknown) => {
    this.posted.push(message as Posted);
  };
  onMessage = (listener: (message: unknown) => void) => {
    this.receive = listener;
  };
  onExit = (listener: (code: number) => void) => {
    this.exit = listener;
  };
  terminate = () => {
    this.isTerminated = true;
    return Promise.resolve();
  };
  last(): Posted {
    return this.posted.at(-1)!;
  }
  names(): string[] {
    return this.posted.map((message) => message.name);
  }
  answer(value: unknown = undefined): void {
    this.receive({ type: 'answer', n: this.last().n, ok: true, value });
  }
}

const person = {
  person: 'anna',
  addresses: ['127.0.0.1:7443'],
  keyPin: 'a'.repeat(64),
  deviceKey: 'AAAA',
  deviceNumber: '000000000000',
};

function setup() {
  const threads: FakeThread[] = [];
  const crashes: number[] = [];
  const client = new ReplicaClient({
    startThread: () => {
      const thread = new FakeThread();
      threads.push(thread);
      return thread;
    },
    onCrash: (code) => crashes.push(code),
  });
  return { client, threads, crashes, thread: () => threads.at(-1)! };
}

async function opened() {
  const parts = setup();
  const opening = parts.client.open(person);
  parts.thread().answer();
  await opening;
  return parts;
}

afterEach(() => {
  vi.useRealTimers();
});

test('a command is answered with the value, typed and checked', async () => {
  const { client, thread } = await opened();
  const sending = client.command('sendMessage', { chat: 'chat-1', text: 'Здравствуйте' });
  expect(thread().last()).toMatchObject({ name: 'sendMessage', data: { chat: 'chat-1' } });
  thread().answer({ id: 'message-1' });
  expect(await sending).toEqual({ id: 'message-1' });

  const wrong = client.command('unsentCount', {});
  thread().answer({ waiting: 'many' });
  await expect(wrong).rejects.toThrow('answer of the replica thread');
});

test('a refusal arrives as the AppError it was', async () => {
  const { client, thread } = await opened();
  const sending = client.command('sendMessage', { chat: 'chat-1', text: 'a' });
  const error = new AppError('notAllowed').data;
  thread().receive({ type: 'answer', n: thread().last().n, ok: false, error });
  await expect(sending).rejects.toMatchObject({ data: { code: 'notAllowed' } });
});

test('a thread that does not answer in time is not waited for', async () => {
  const { client } = await opened();
  vi.useFakeTimers();
  const sending = client.command('markRead', { chat: 'chat-1' }, 500);
  const expectation = expect(sending).rejects.toMatchObject({ data: { isRetryable: true } });
  await vi.advanceTimersByTimeAsync(500);
  await expectation;
});

test('a watch asked for before the replica is open begins when it is', async () => {
  const { client, thread } = setup();
  const seen: unknown[] = [];
  await client.watch('chats', {}, (value) => seen.push(value)).started;
  const opening = client.open(person);
  thread().answer();
  await opening;
  const { watch } = thread().last().data;
  thread().receive({ type: 'changed', watch, value: ['7А'] });
  expect(seen).toEqual([['7А']]);
});

test('a stopped watch is silent and forgotten by the thread', async () => {
  const { client, thread } = await opened();
  const seen: unknown[] = [];
  const watch = client.watch('chats', {}, (value) => seen.push(value));
  thread().answer();
  await watch.started;
  const id = thread().last().data['watch'];
  watch.stop();
  watch.stop();
  expect(
    thread()
      .names()
      .filter((name) => name === 'unwatch'),
  ).toHaveLength(1);
  thread().receive({ type: 'changed', watch: id, value: 1 });
  expect(seen).toEqual([]);
});

test('after a crash the owner is told, begun work fails, and watches go on in the new thread', async () => {
  const { client, threads, crashes } = await opened();
  const seen: unknown[] = [];
  const watch = client.watch('outbox', {}, (value) => seen.push(value));
  threads[0]!.answer();
  await watch.started;
  const begun = client.command('reconnect', {});
  threads[0]!.exit(134);
  await expect(begun).rejects.toMatchObject({ data: { code: 'internal', isRetryable: true } });
  expect(crashes).toEqual([134]);

  await expect(client.command('reconnect', {})).rejects.toMatchObject({ data: { isRetryable: true } });
  const restarting = client.restart();
  const second = threads[1]!;
  expect(second.last()).toMatchObject({ name: 'open', data: person });
  second.answer();
  await restarting;
  expect(second.last()).toMatchObject({ name: 'watch', data: { query: 'outbox' } });
  second.receive({ type: 'changed', watch: second.last().data['watch'], value: [] });
  threads[0]!.receive({ type: 'changed', watch: second.last().data['watch'], value: ['old'] });
  expect(seen).toEqual([[]]);
});

test('closing ends the watches and keeps the thread', async () => {
  const { client, thread } = await opened();
  client.watch('chats', {}, () => undefined);
  const closing = client.close();
  thread().answer();
  await closing;
  expect(client.isOpen).toBe(false);
  expect(thread().isTerminated).toBe(false);
});

test('a replica opened anew keeps its watches', async () => {
  const { client, thread } = await opened();
  client.watch('chats', {}, () => undefined);
  const reopening = client.reopen({ ...person, addresses: ['127.0.0.1:7500'] });
  thread().answer();
  await expect.poll(() => thread().last().name).toBe('open');
  thread().answer();
  await reopening;
  expect(thread().last()).toMatchObject({ name: 'watch', data: { query: 'chats' } });
});

test('stopping refuses new work, closes the replica and ends the thread', async () => {
  const { client, thread, crashes } = await opened();
  const stopping = client.stop();
  await expect(client.command('reconnect', {})).rejects.toThrow('closing');
  expect(thread().last().name).toBe('close');
  thread().answer();
  await stopping;
  expect(thread().isTerminated).toBe(true);
  thread().exit(1);
  expect(crashes).toEqual([]);
});

test('stopping does not wait for ever', async () => {
  const { client, thread } = await opened();
  vi.useFakeTimers();
  const stopping = client.stop();
  await vi.advanceTimersByTimeAsync(3_000);
  await stopping;
  expect(thread().isTerminated).toBe(true);
});

test('after closing, the thread is renewed, so that nothing of the person before stays in its memory', async () => {
  const { client, threads, crashes } = await opened();
  await client.renew();
  // An open replica is never thrown away.
  expect(threads).toHaveLength(1);
  const closing = client.close();
  threads[0]!.answer();
  await closing;
  await client.renew();
  expect(threads).toHaveLength(2);
  expect(threads[0]!.isTerminated).toBe(true);
  threads[0]!.exit(1);
  expect(crashes).toEqual([]);
  const opening = client.open(person);
  threads[1]!.answer();
  await opening;
  expect(client.isOpen).toBe(true);
});

test('a thread that does not close is given up, and can be renewed', async () => {
  vi.useFakeTimers();
  const { client, threads } = await opened();
  const closing = client.close();
  const told = expect(closing).rejects.toMatchObject({ data: { code: 'internal' } });
  await vi.advanceTimersByTimeAsync(5_000);
  await told;
  await client.renew();
  expect(threads[0]!.isTerminated).toBe(true);
});
