import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  picture,
  PUPIL,
  type School,
  TEACHER,
  test,
  type Tools,
} from './fixtures.ts';

const side = (page: Page) => page.getByRole('complementary', { name: 'Кто на уроке' });
const waits = (page: Page) => page.getByText('Учитель потерял связь. Урок ждёт');

/** A teacher and a pupil in a lesson. */
async function lessonOfTwo(school: School, openDesktop: Tools['openDesktop']) {
  const [teacher, pupil] = await Promise.all([
    enterWithSlip(school, openDesktop, TEACHER),
    enterWithSlip(school, openDesktop, PUPIL),
  ]);
  for (const { page } of [teacher, pupil]) await openChat(page, CLASS_CHAT);
  await teacher.page.getByRole('button', { name: 'Начать урок' }).click();
  await pupil.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.page.getByText('2 на уроке')).toBeVisible();
  return { teacher: teacher.page, pupil: pupil.page };
}
async function doWith(page: Page, what: string): Promise<void> {
  await side(page)
    .getByRole('button', { name: `Что сделать: ${PUPIL}` })
    .click();
  await page.getByRole('menuitem', { name: what }).click();
}

/** The controls of a lesson and the tabs beside it stand in one line each. */
async function areInOneLine(page: Page): Promise<void> {
  for (const bar of [
    page.getByRole('toolbar', { name: 'Управление уроком' }).getByRole('button'),
    side(page).getByRole('radio'),
  ]) {
    const middles = () =>
      bar.evaluateAll((all) => {
        const shown = all.map((one) => one.getBoundingClientRect()).filter(({ height }) => height > 0);
        return [...new Set(shown.map(({ top, height }) => Math.round(top + height / 2)))];
      });
    await expect.poll(middles).toHaveLength(1);
  }
}
async function fromMore(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

/** Moves the pointer over what is shown until the other window has it: a place that does not move is gone soon. */
async function pointUntilSeen(from: Page, at: Page): Promise<void> {
  const box = await from.getByTestId('pointing').boundingBox();
  if (!box) throw new Error('there is nothing to point at');
  let step = 0;
  await expect(async () => {
    step += 1;
    await from.mouse.move(box.x + box.width * (0.3 + (step % 5) / 20), box.y + box.height / 2);
    await expect(at.getByRole('img', { name: 'Сюда указывает ведущий' })).toBeVisible({ timeout: 300 });
  }).toPass();
}

test('F-065 a teacher names a second host, hands the lesson over and leaves, and the new host ends it', async ({
  openDesktop,
  school,
}) => {
  const { teacher, pupil } = await lessonOfTwo(school, openDesktop);
  await expect(pupil.getByRole('button', { name: 'Доска', exact: true })).toHaveCount(0);
  await doWith(teacher, 'Сделать вторым ведущим');
  await expect(pupil.getByText('Теперь вы тоже ведёте')).toBeVisible();
  // Whoever comes to lead is not heard before they want it.
  await expect(pupil.getByRole('button', { name: 'Микрофон', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await pupil.getByRole('button', { name: 'Доска', exact: true }).click();
  await expect(teacher.getByRole('img', { name: /^Нарисовано/ })).toBeVisible();
  await expect(side(pupil).getByRole('radio', { name: 'Перекличка' })).toBeVisible();
  await expect(pupil.getByRole('button', { name: 'Завершить урок' })).toHaveCount(0);
  // Both who lead see a sum, and what one points at is seen by the other.
  await fromMore(teacher, 'Готово');
  await expect(pupil.getByRole('listitem', { name: 'Готово: 1' })).toBeVisible();
  await fromMore(teacher, 'Указка: выключено');
  await pointUntilSeen(teacher, pupil);
  await picture(pupil, 'lesson-second-host-light');
  await areInOneLine(pupil);
  await areInOneLine(teacher);
  await choosePreferences(teacher, { language: 'ru', theme: 'light', textScale: 200 });
  await areInOneLine(teacher);
  await picture(teacher, 'lesson-large-letters-light');
  await choosePreferences(teacher, { language: 'ru', theme: 'light', textScale: 100 });

  await doWith(teacher, 'Передать ведение');
  await expect(pupil.getByRole('button', { name: 'Завершить урок' })).toBeVisible();
  await teacher.getByRole('button', { name: 'Выйти', exact: true }).click();
  await expect(teacher.getByRole('button', { name: 'Войти', exact: true })).toBeVisible();
  await pupil.getByRole('button', { name: 'Завершить урок' }).click();
  await pupil.getByRole('alertdialog').getByRole('button', { name: 'Завершить урок' }).click();
  await expect(pupil.getByText('Урок закончился').first()).toBeVisible();
  await expect(teacher.getByRole('button', { name: 'Начать урок' })).toBeVisible();
});

test('F-065, F-055 a lesson waits without its teacher and goes on with them; chat and a poll stand beside it', async ({
  openDesktop,
  school,
}) => {
  const { teacher, pupil } = await lessonOfTwo(school, openDesktop);
  await doWith(teacher, 'Дать слово');
  const microphone = pupil.getByRole('button', { name: 'Микрофон', exact: true });
  await microphone.click();
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');

  await teacher.getByRole('button', { name: 'Выйти', exact: true }).click();
  await expect(waits(pupil)).toBeVisible();
  await expect(microphone).toHaveCount(0);
  // One goes on writing beside it.
  await side(pupil).getByRole('radio', { name: 'Чат' }).click();
  const field = side(pupil).getByRole('textbox', { name: /сообщение/i });
  await field.fill('Мы ждём вас');
  await field.press('Enter');
  await expect(side(pupil).getByRole('article').filter({ hasText: 'Мы ждём вас' })).toBeVisible();
  await picture(pupil, 'lesson-waits-light');

  await teacher.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(waits(pupil)).toHaveCount(0);
  await expect(microphone).toBeVisible();

  // A question is asked and answered without leaving the lesson.
  await side(teacher).getByRole('radio', { name: /^Чат/ }).click();
  await expect(side(teacher).getByRole('article').filter({ hasText: 'Мы ждём вас' })).toBeVisible();
  await side(teacher).getByRole('button', { name: 'Добавить опрос, запись, событие или задание' }).click();
  await teacher.getByRole('menuitem', { name: 'Опрос', exact: true }).click();
  await teacher.getByLabel('Вопрос').fill('Понятна ли тема?');
  await teacher.getByLabel('Ответ 1').fill('Понятна');
  await teacher.getByLabel('Ответ 2').fill('Не совсем');
  await teacher.getByRole('button', { name: 'Отправить опрос' }).click();
  const poll = (page: Page) => side(page).getByRole('article').filter({ hasText: 'Понятна ли тема?' });
  await poll(pupil)
    .getByRole('button', { name: /^Не совсем/ })
    .click();
  await expect(
    poll(teacher)
      .getByText(/1 голос|Проголосовал[аи]? 1|1 из/)
      .first(),
  ).toBeVisible();
  await picture(teacher, 'lesson-chat-light');

  // What comes while the names are shown is counted on the tab.
  await side(teacher)
    .getByRole('radio', { name: /^Участники/ })
    .click();
  await field.fill('Теперь понятно всё');
  await field.press('Enter');
  const tab = side(teacher).getByRole('radio', { name: 'Чат · 1' });
  await expect(tab).toBeVisible();
  await tab.focus();
  await teacher.keyboard.press('Enter');
  await expect(side(teacher).getByRole('article').filter({ hasText: 'Теперь понятно всё' })).toBeVisible();
  await expect(side(teacher).getByRole('radio', { name: 'Чат', exact: true })).toBeVisible();
  await choosePreferences(teacher, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(teacher, 'lesson-chat-dark');
});
