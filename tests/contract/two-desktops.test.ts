import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemo, startTestHub, type TestHub } from '../fixtures/test-hub.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { TestDesktop } from '../fixtures/test-desktop.ts';

describe('F-121 two desktops on the imported demonstration school', () => {
  let hub: TestHub;
  let proxy: TcpProxy;
  let teacher: TestDesktop;
  let pupil: TestDesktop;

  beforeAll(async () => {
    hub = await startTestHub();
    const demo = await openDemo(hub);
    const people = await demo.people();
    const id = (name: string) => people.find((person) => person.name === name)!.id;
    proxy = new TcpProxy({ port: hub.port });
    await proxy.start();
    teacher = await TestDesktop.enter(hub, id('Соколова Анна Сергеевна'), proxy.address);
    pupil = await TestDesktop.enter(hub, id('Дарья Ковалёва'), proxy.address);
  });
  afterAll(async () => {
    await teacher?.close();
    await pupil?.close();
    await proxy?.stop();
    await hub?.remove();
  });

  it('talk, lose the network, both write, and are equal when it returns', async () => {
    await Promise.all([teacher.live(), pupil.live()]);
    const chat = await teacher.chat('7Б, ученики');
    await teacher.send(chat, 'Проверка связи');
    await pupil.until('messages', { chat, limit: 50 }, (view) => view.rows.at(-1)?.text === 'Проверка связи');

    proxy.cut();
    await Promise.all(
      [teacher, pupil].map((one) => one.until('connection', {}, (view) => view.state.kind === 'offline')),
    );
    await teacher.send(chat, 'Пишу без связи');
    await pupil.send(chat, 'И я пишу без связи');
    const waiting = await pupil.until(
      'messages',
      { chat, limit: 50 },
      (view) => view.rows.at(-1)?.state === 'written',
    );
    expect(waiting.rows.at(-1)?.text).toBe('И я пишу без связи');

    proxy.mend();
    for (const one of [teacher, pupil]) one.open.replicator.reconnect();
    const arrived = (texts: readonly { text: string; state: string }[]) =>
      ['Пишу без связи', 'И я пишу без связи'].every((text) =>
        texts.some((row) => row.text === text && ['onHub', 'read'].includes(row.state)),
      );
    await Promise.all(
      [teacher, pupil].map((one) => one.until('messages', { chat, limit: 50 }, (view) => arrived(view.rows))),
    );
    expect(await teacher.texts(chat)).toEqual(await pupil.texts(chat));
  });

  it('shows the author that a message was read', async () => {
    const chat = await teacher.chat('7Б, ученики');
    await pupil.open.replica.markRead(chat);
    await teacher.until('messages', { chat, limit: 50 }, (view) =>
      view.rows.some((row) => row.isOwn && row.state === 'read'),
    );
  });
});
