import { expect, test } from 'vitest';
import { chatMembership, personCard } from '../../testing/make-documents.ts';
import { annaIn, openMemoryDatabase, openTestReplica } from '../../testing/replica-fixture.ts';

test('who comes into a chat is in it at once, also while an own act waits', async () => {
  const anna = await openTestReplica(await openMemoryDatabase());
  try {
    await anna.receive([...annaIn('c1', '7Б, ученики'), personCard('boris', ['pupil'])], 1);
    const data = { id: anna.clock.stamp(), title: 'Поездка', people: [] };
    await anna.replica.school.act({ action: 'chats.open', data, reason: '', clause: '' });
    const isIn = () => anna.replica.school.own().directory.factsOf('boris').chats.has('c1');
    expect(isIn()).toBe(false);
    await anna.receive([chatMembership('c1', 'boris')], 10);
    await anna.until('school.members', { chat: 'c1' }, (view) => view?.members.length === 2);
    expect(isIn()).toBe(true);
  } finally {
    await anna.replica.close();
  }
});
