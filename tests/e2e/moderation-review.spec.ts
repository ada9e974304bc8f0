import { openChat, say } from '../../build/drive/window.ts';
import { TestClock } from '../fixtures/test-clock.ts';
import { findings } from './axe.ts';
import {
  CLASS_CHAT,
  demoSchool,
  enterWithSlip,
  expect,
  HEAD,
  messageWith,
  picture,
  PUPIL,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';
import { chooseOf, openCase, pickRule } from './order.ts';

const RUDE = [
  'Вы все глупые',
  'Не мешайте мне',
  'Кто это вообще придумал',
  'Завтра никто не придёт',
] as const;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

test('F-104, F-107, F-110, F-111 a member objects to an apology, the head reviews a decision, and a mistake is put right', async ({
  folder,
  openDesktop,
}) => {
  const clock = new TestClock(folder, 0);
  const { school, stop } = await demoSchool(folder, clock.env);
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const other = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  for (const { page } of [teacher, pupil, other]) await openChat(page, CLASS_CHAT);
  for (const text of RUDE) await say(pupil.page, text);
  for (const { page } of [teacher, other]) {
    for (const text of RUDE) await expect(messageWith(page, text)).toBeVisible();
  }

  // Three violations by messages that stand, the fourth by one that is taken out.
  for (const [n, text] of RUDE.slice(0, 3).entries()) {
    await chooseOf(teacher.page, text, 'Нарушено правило');
    await pickRule(teacher.page, /^1\. Мы обращаемся друг к другу уважительно/);
    if (n === 0) await teacher.page.getByLabel('Всем в чате, ответом на сообщение').check();
    if (n === 2) await teacher.page.getByLabel('Не напоминать').check();
    await teacher.page.getByRole('button', { name: 'Записать нарушение' }).click();
    await expect(teacher.page.getByRole('dialog', { name: 'Нарушено правило' })).toBeHidden();
    if (n === 0) {
      await expect(messageWith(other.page, 'Напоминаю правило нашего чата')).toBeVisible();
      await picture(other.page, 'review-reminded-chat');
    }
    if (n === 1) await picture(teacher.page, 'review-recorded');
  }
  await expect(pupil.page.getByRole('region', { name: 'О ваших сообщениях' })).toBeVisible();
  await picture(pupil.page, 'review-news');
  await openCase(pupil.page, 'Вы');
  await expect(pupil.page.getByText(/Записано 3 нарушения/)).toBeVisible();
  await picture(pupil.page, 'review-own-record');
  await pupil.page.keyboard.press('Escape');
  await openCase(teacher.page, PUPIL);
  await expect(teacher.page.getByText(/Записано 3 нарушения/)).toBeVisible();
  await picture(teacher.page, 'review-block-disabled');
  // From the record one gets to the message.
  await teacher.page.getByRole('button', { name: 'Показать в чате' }).first().click();
  await expect(teacher.page.getByRole('dialog')).toBeHidden();
  await chooseOf(teacher.page, RUDE[3], 'Убрать из чата');
  await pickRule(teacher.page, /^7\. Мы не сообщаем то/);
  await teacher.page.getByLabel('Пояснение').fill('Контрольная завтра будет');
  await teacher.page.getByRole('button', { name: 'Убрать сообщение у всех' }).click();
  await expect(messageWith(other.page, RUDE[3])).toHaveCount(0);
  const mark = other.page.getByRole('article').filter({ hasText: 'Сообщение убрано' });
  await expect(mark).toContainText('Контрольная завтра будет');
  // Nobody has rewritten it.
  await expect(mark).not.toContainText('изменено');
  await picture(other.page, 'review-mark-others');
  await expect(pupil.page.getByText(/Ваше сообщение убрано/)).toBeVisible();
  await picture(pupil.page, 'review-mark-author');
  await picture(teacher.page, 'review-mark-moderator');
  await openCase(teacher.page, PUPIL);
  const block = teacher.page.getByRole('button', { name: 'Запретить писать в чат' });
  await expect(block).toBeEnabled();
  await picture(teacher.page, 'review-block-open');
  await block.click();
  await expect(teacher.page.getByText(/Писать в чат нельзя до/)).toBeVisible();
  await picture(teacher.page, 'review-blocked-moderator');

  await pupil.page.getByRole('button', { name: 'Почему' }).click();
  const apology = pupil.page.getByRole('textbox', { name: 'Извинение', exact: true });
  await apology.fill('Простите, я был неправ.');
  await picture(pupil.page, 'review-apology-writing');
  await pupil.page.getByRole('button', { name: 'Извиниться', exact: true }).click();
  await expect(apology).toBeHidden();
  // The removal is asked about: it was the wrong one.
  const removal = pupil.page.getByRole('listitem').filter({ hasText: 'Сообщение убрано из чата' });
  await removal.getByRole('button', { name: 'Попросить пересмотреть' }).click();
  await removal.getByRole('textbox', { name: 'Почему решение неверно' }).fill('Я писал про каникулы');
  await picture(pupil.page, 'review-asking');
  await removal.getByRole('button', { name: 'Попросить пересмотреть' }).click();
  await expect(pupil.page.getByText('Просьба пересмотреть')).toBeVisible();
  await pupil.page.keyboard.press('Escape');

  // A member objects, by the button.
  const bar = other.page.getByRole('region', { name: 'Извинение перед участниками' });
  await expect(bar).toContainText('Простите, я был неправ.');
  await picture(other.page, 'review-apology-bar');
  expect(await findings(other.page)).toEqual([]);
  await bar.getByRole('button', { name: 'Возразить' }).click();
  await expect(bar).toContainText('Вы возразили');
  await expect(bar.getByRole('button', { name: 'Возразить' })).toBeHidden();
  await expect(bar).toBeFocused();
  await picture(other.page, 'review-objected-bar');

  // The moderator learns that somebody did, and nothing is offered, however long one waits.
  await expect(teacher.page.getByText(/На извинение возразили/)).toBeVisible();
  await picture(teacher.page, 'review-objected-moderator');
  const release = teacher.page.getByRole('button', { name: 'Разрешить писать раньше срока' });
  await expect(release).toBeHidden();
  clock.move(3 * DAY_MS + HOUR_MS);
  school.wire.cut();
  await expect(teacher.page.getByText('Без связи').first()).toBeVisible();
  school.wire.mend();
  await expect(bar).toBeHidden();
  await expect(teacher.page.getByText(/На извинение возразили/)).toBeVisible();
  await expect(release).toBeHidden();
  await teacher.page.keyboard.press('Escape');

  // The head opens the words that were taken out, which the author is told, and answers.
  const head = await enterWithSlip(school, openDesktop, HEAD);
  await head.page.getByRole('button', { name: 'Управление' }).click();
  await head.page.getByRole('button', { name: 'Порядок в чатах' }).click();
  const asked = head.page.getByRole('button', { name: /Просят пересмотреть/ });
  await expect(asked).toBeVisible();
  await picture(head.page, 'review-pane');
  await asked.click();
  const steps = head.page.getByRole('dialog').getByRole('listitem');
  const taken = steps.filter({ hasText: 'Контрольная завтра будет' });
  await expect(taken).toBeVisible();
  await picture(head.page, 'review-head-case');
  await taken.getByRole('button', { name: 'Открыть текст' }).click();
  await expect(taken.getByText(RUDE[3])).toBeVisible();
  await picture(head.page, 'review-head-opened');
  const appeal = steps.filter({ hasText: 'Я писал про каникулы' });
  await expect(appeal).toContainText('О записи: Сообщение убрано из чата');
  await appeal.getByRole('button', { name: 'Отменить решение' }).click();
  await appeal.getByRole('textbox', { name: 'Почему решение отменяется' }).fill('Сказано о каникулах');
  await picture(head.page, 'review-ruling');
  await appeal.getByRole('button', { name: 'Отменить решение' }).click();
  await expect(head.page.getByText('Решение отменено')).toBeVisible();
  await picture(head.page, 'review-ruled');

  // The author sees who has read it, and the message stands again for everybody.
  await expect(messageWith(other.page, RUDE[3])).toBeVisible();
  await expect(messageWith(other.page, RUDE[3])).not.toContainText('изменено');
  // It stands on the day on which it was written, between the messages of that day.
  await expect(other.page.getByText('Сегодня', { exact: true })).toHaveCount(0);
  await pupil.page.getByRole('button', { name: 'Правила и порядок' }).click();
  await pupil.page.getByRole('dialog').getByRole('button', { name: /^Вы/ }).click();
  await expect(pupil.page.getByText('Текст сообщения открыл руководитель')).toBeVisible();
  await pupil.page.getByText('Текст сообщения открыл руководитель').scrollIntoViewIfNeeded();
  await picture(pupil.page, 'review-author-sees');

  // A mistake of the moderator's own.
  await openCase(teacher.page, PUPIL);
  const first = teacher.page.getByRole('listitem').filter({ hasText: RUDE[0] }).first();
  await first.getByRole('button', { name: 'Это ошибка' }).click();
  await first.getByRole('textbox', { name: 'В чём ошибка' }).fill('Это была шутка между друзьями');
  await picture(teacher.page, 'review-correcting');
  await first.getByRole('button', { name: 'Это ошибка' }).click();
  await expect(teacher.page.getByText('признано ошибкой').first()).toBeVisible();
  await expect(teacher.page.getByText(/Писать в чат нельзя до/)).toBeHidden();
  await picture(teacher.page, 'review-corrected');
  await picture(other.page, 'review-stands-again');
  await stop();
});
