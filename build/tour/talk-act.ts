import type { Page } from '@playwright/test';
import type { Stage } from './tour.ts';
import { chatOf, messagesOf, openChat, say, sees } from '../drive/window.ts';

const CHAT = '7Б, ученики';

/** They talk; the network is cut; both write; it returns; everything is equal. */
export async function playTalk({ account, wire, teacher, pupil, picture }: Stage): Promise<void> {
  const both = [teacher.page, pupil.page];
  await account.step('both see the chat list, synced', () => inBoth(both, (page) => openChat(page, CHAT)));
  await picture(teacher, '1-teacher-chats');

  await say(teacher.page, 'Добрый день. Проверяем связь.');
  await account.step('the pupil reads what the teacher wrote', () =>
    sees(pupil.page, 'Добрый день. Проверяем связь.'),
  );
  await say(pupil.page, 'Здравствуйте, я вас вижу.');
  await account.step('the teacher reads the answer', () => sees(teacher.page, 'Здравствуйте, я вас вижу.'));
  await picture(pupil, '2-pupil-talks');

  wire.cut();
  await account.step('the network is cut, and both windows say so', () =>
    inBoth(both, (page) => page.getByText('Без связи').first().waitFor()),
  );
  await say(teacher.page, 'Связи нет, но я пишу.');
  await say(pupil.page, 'Я тоже пишу без связи.');
  await account.step('both see their own words at once', () =>
    Promise.all([sees(teacher.page, 'Связи нет, но я пишу.'), sees(pupil.page, 'Я тоже пишу без связи.')]),
  );
  await picture(teacher, '3-teacher-offline');
  await picture(pupil, '4-pupil-offline');

  wire.mend();
  await account.step('the network returns, and the words of both arrive', () =>
    Promise.all([sees(teacher.page, 'Я тоже пишу без связи.'), sees(pupil.page, 'Связи нет, но я пишу.')]),
  );
  await picture(teacher, '5-teacher-back');
  const chat = await chatOf(teacher.page, CHAT);
  const [a, b] = await account.step('both replicas are compared, document by document', () =>
    Promise.all([messagesOf(teacher.page, chat), messagesOf(pupil.page, chat)]),
  );
  account.check(
    `both hold the same ${a.length} messages in the same order`,
    JSON.stringify(a) === JSON.stringify(b),
  );
  account.check('nothing that was written is missing', a.length >= 4);
}

async function inBoth(pages: readonly Page[], run: (page: Page) => Promise<unknown>): Promise<void> {
  await Promise.all(pages.map(run));
}
