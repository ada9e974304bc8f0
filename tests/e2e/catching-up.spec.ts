import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import { chatOf, choosePreferences, openChat } from '../../build/drive/window.ts';
import { TcpProxy } from '../fixtures/tcp-proxy.ts';
import { CLASS_CHAT, enterWithSlip, expect, picture, recordedBytes, TEACHER, test } from './fixtures.ts';

/** The window's own bridge; functions given to `evaluate` run where it is. */
declare const zvonok: ZvonokBridge;

const QUESTION = 'Класс спрашивает: почему знаменатель общий?';
const ANSWER = 'Иначе доли разного размера.';

test('G-4 a class that had no link watches what it missed on one computer, is marked, asks, and is answered', async ({
  folder,
  openDesktop,
  school,
}) => {
  const { page: teacher } = await enterWithSlip(school, openDesktop, TEACHER);
  const line = new TcpProxy({ port: school.hub.status.port });
  await line.start();
  const { code } = await school.slipFor(TEACHER);
  const { page: room } = await openDesktop('classroom', { args: [`--enter-slip=${line.address}#${code}`] });
  await expect(room.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await openChat(room, CLASS_CHAT);
  line.cut();

  // The lesson is a planned one, and nobody of the class is at it.
  await openChat(teacher, CLASS_CHAT);
  const planned = await teacher.evaluate(
    (chat) =>
      zvonok.lesson.plan({
        ...{ do: 'plan', chat, tell: '', type: 'lesson', eventType: '', title: 'Сложение дробей' },
        ...{
          place: '',
          about: '',
          agenda: [],
          startsAt: Date.now() - 60_000,
          endsAt: Date.now() + 2_400_000,
        },
        ...{ zone: 'UTC', weekdays: [], until: '', slotMinutes: 0 },
      }),
    await chatOf(teacher, CLASS_CHAT),
  );
  expect(planned.ok ? '' : planned.error.details).toBe('');
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  for (const name of ['Доска', 'Завершить урок']) {
    await expect(teacher.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await teacher.getByRole('button', { name: 'Запись', exact: true }).click();
  await expect(teacher.getByText('Идёт запись')).toBeVisible();
  // Played for a while: who speaks is said only meanwhile.
  await expect.poll(() => recordedBytes(folder)).toBeGreaterThan(20_000);
  await teacher.getByRole('button', { name: 'Завершить урок' }).click();
  await teacher.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
  await expect(room.getByRole('article', { name: /^Запись: Урок/ })).toHaveCount(0);

  // The link is there for a moment: what is small has come, and the class needs no link any more.
  line.mend();
  const card = room.getByRole('article', { name: /^Запись: Урок/ });
  await expect(card).toBeVisible();
  await expect(card).toContainText(/·\s[\d,]+\sКБ/);
  await card.getByRole('button', { name: 'Смотреть запись' }).click();
  const side = room.getByRole('complementary', { name: 'К записи' });
  await expect(room.getByText('связь больше не нужна')).toBeVisible();
  line.cut();
  await room.getByRole('button', { name: 'Слушать' }).click();
  await expect(room.getByText(/^Говорит: Соколова/)).toBeVisible();
  await side.getByRole('textbox', { name: /Вопрос об этом месте/ }).fill(QUESTION);
  await side.getByRole('button', { name: 'Спросить' }).click();
  await side.getByRole('radio', { name: 'Кто наверстал' }).click();
  await side.getByRole('button', { name: 'Отметить всех' }).click();
  await expect(side.getByRole('status')).toHaveText('Наверстали 26 из 26');
  // Two were not before the screen.
  for (const one of [3, 7]) await side.getByRole('listitem').nth(one).click();
  await expect(side.getByRole('status')).toHaveText('Наверстали 24 из 26');
  await picture(room, 'catching-up-class-light');
  await choosePreferences(room, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(room, 'catching-up-class-dark');
  line.mend();

  // Whoever led it sees in the chat how many are left, and the question at its place.
  await teacher.getByRole('button', { name: 'Вернуться в чат' }).click();
  await teacher.getByRole('button', { name: 'Записи', exact: true }).click();
  const list = teacher.getByRole('dialog', { name: `Записи: ${CLASS_CHAT}` });
  await expect(list.getByRole('listitem')).toContainText('наверстали 24 из 26');
  await picture(teacher, 'recordings-of-chat-light');
  await list.getByRole('listitem').getByRole('button').click();
  const leads = teacher.getByRole('complementary', { name: 'К записи' });
  await expect(leads).toContainText(QUESTION);
  await expect(leads.getByRole('button', { name: /^На 0:\d\d$/ })).toBeVisible();
  await leads.getByRole('button', { name: 'Ответить' }).click();
  await leads.getByRole('textbox', { name: 'Ответ' }).fill(ANSWER);
  await leads.getByRole('button', { name: 'Отправить ответ' }).click();
  await side.getByRole('radio', { name: 'Вопросы 1' }).click();
  await expect(side).toContainText(ANSWER);
  await teacher.getByRole('button', { name: 'Назад в чат' }).click();

  // From the plan of what was held the recording is one step away.
  await teacher.getByRole('navigation', { name: 'Разделы' }).getByRole('button', { name: 'План' }).click();
  await teacher
    .getByRole('main', { name: 'План' })
    .getByRole('button', { name: /Урок: Сложение дробей/ })
    .click();
  const pane = teacher.getByRole('dialog', { name: 'Урок: Сложение дробей' });
  await expect(pane).toContainText('наверстали 24 из 26');
  await picture(teacher, 'recording-from-plan-light');
  await pane.getByRole('button', { name: 'Смотреть запись' }).click();
  await expect(teacher.getByRole('main', { name: 'Запись' })).toBeVisible();
  await line.stop();
});
