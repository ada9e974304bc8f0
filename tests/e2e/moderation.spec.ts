import AxeBuilder from '@axe-core/playwright';
import { choosePreferences, openChat, say } from '../../build/drive/window.ts';
import {
  CLASS_CHAT,
  demoSchool,
  enterWithSlip,
  expect,
  FATHER,
  HEAD,
  messageWith,
  picture,
  PUPIL,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';
import { TestClock } from '../fixtures/test-clock.ts';
import type { Gallery } from './gallery.ts';
import { chooseOf, openCase, pickRule } from './order.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

for (const theme of ['light', 'dark'] as const) {
  test(`order in a chat and in the school is readable and reachable in the theme ${theme}`, async () => {
    const page = await gallery.show(`theme=${theme}`);
    await page.getByRole('option', { name: /^7Б, ученики/ }).click();
    await page.getByRole('button', { name: 'Правила и порядок' }).click();
    await expect(page.getByRole('heading', { name: 'Жалобы' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `order-${theme}`);
    await page.getByRole('button', { name: 'Записи о человеке' }).first().click();
    await expect(page.getByRole('heading', { name: 'Как было' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `order-case-${theme}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Управление' }).click();
    await page.getByRole('button', { name: 'Порядок в чатах' }).click();
    await expect(page.getByText('Школа ещё не приняла своих правил')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `order-pane-${theme}`);
    await page.getByRole('button', { name: 'Ввести новую редакцию' }).click();
    await expect(page.getByLabel('Решение педсовета')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await picture(page, `order-adopt-${theme}`);
  });
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const RUDE = ['Ты ничего не понимаешь', 'И ты тоже', 'Отстаньте все', 'Сами такие'] as const;

test('F-104, F-105, F-106, F-107, F-108, F-109, F-110, F-111 a whole case on three desktops, one of them without a link in the middle', async ({
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
    await expect(messageWith(page, RUDE[3])).toBeVisible();
  }

  // Another pupil reports; the link is away meanwhile.
  school.wire.cut();
  for (const { page } of [teacher, other]) await expect(page.getByText('Без связи').first()).toBeVisible();
  await chooseOf(other.page, RUDE[0], 'Пожаловаться');
  await expect(other.page.getByText(/Жалобу прочитают учителя этого чата/)).toBeVisible();
  await other.page.getByLabel('Что не так').fill('Он обижает всех');
  await picture(other.page, 'order-report-light');
  await other.page.getByRole('button', { name: 'Отправить жалобу' }).click();
  await expect(other.page.getByText('Жалоба отправлена')).toBeVisible();

  // The teacher records three violations without a link; that is not enough for a block.
  for (const [n, text] of RUDE.entries()) {
    if (n === 3) break;
    await chooseOf(teacher.page, text, 'Нарушено правило');
    await pickRule(teacher.page, /^1\. Мы обращаемся друг к другу уважительно/);
    if (n === 0) await picture(teacher.page, 'order-violation-light');
    // The record is proposed together with a reminder, to the person or to all.
    if (n === 1) await teacher.page.getByLabel('Всем в чате, ответом на сообщение').check();
    await teacher.page.getByRole('button', { name: 'Записать нарушение' }).click();
    await expect(teacher.page.getByRole('dialog', { name: 'Нарушено правило' })).toBeHidden();
  }
  school.wire.mend();
  const order = teacher.page.getByRole('button', { name: 'Ждёт 1 жалоба' });
  await expect(order).toBeVisible();
  await order.click();
  await expect(teacher.page.getByText('Он обижает всех')).toBeVisible();
  await picture(teacher.page, 'order-desk-light');
  await teacher.page.getByRole('button', { name: 'Записи о человеке' }).click();
  await expect(teacher.page.getByText(/Записано 3 нарушения/)).toBeVisible();
  const block = teacher.page.getByRole('button', { name: 'Запретить писать в чат' });
  await expect(block).toBeDisabled();
  await teacher.page.keyboard.press('Escape');

  // The fourth opens it.
  await chooseOf(teacher.page, RUDE[3], 'Убрать из чата');
  await pickRule(teacher.page, /^1\. Мы обращаемся/);
  await picture(teacher.page, 'order-take-down-light');
  await teacher.page.getByRole('button', { name: 'Убрать сообщение у всех' }).click();
  await expect(teacher.page.getByText('Вы убрали это сообщение.')).toBeVisible();
  await teacher.page.getByRole('button', { name: 'Ждёт 1 жалоба' }).click();
  await teacher.page.getByRole('button', { name: 'Готово', exact: true }).click();
  await teacher.page.getByRole('button', { name: 'Записи о человеке' }).click();
  await expect(block).toBeEnabled();
  await picture(teacher.page, 'order-block-light');
  await block.click();
  await expect(teacher.page.getByText(/Писать в чат нельзя до/)).toBeVisible();
  await teacher.page.keyboard.press('Escape');

  // What all were reminded of stands in the chat.
  await expect(messageWith(other.page, 'Напоминаю правило нашего чата')).toBeVisible();

  // The pupil reads on, sees what, why and until when, and apologises.
  await expect(pupil.page.getByText(/Вы читаете этот чат, но не пишете/)).toBeVisible();
  await expect(pupil.page.getByRole('textbox', { name: /^Сообщение/ })).toBeHidden();
  await choosePreferences(pupil.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(pupil.page, 'order-blocked-dark');
  await pupil.page.getByRole('button', { name: 'Почему' }).click();
  await expect(
    pupil.page.getByText(/Правило 1: Мы обращаемся друг к другу уважительно/).first(),
  ).toBeVisible();
  await picture(pupil.page, 'order-own-case-dark');
  await pupil.page
    .getByRole('textbox', { name: 'Извинение', exact: true })
    .fill('Простите, я больше так не буду.');
  await pupil.page.getByRole('button', { name: 'Извиниться', exact: true }).click();
  await expect(pupil.page.getByRole('textbox', { name: 'Извинение', exact: true })).toBeHidden();
  await pupil.page.keyboard.press('Escape');

  // The words that were taken out are gone for the others, with the reason in their place.
  await expect(other.page.getByText(/Сообщение убрано/).first()).toBeVisible();
  await expect(messageWith(other.page, RUDE[3])).toHaveCount(0);

  // A parent sees what was recorded, without the words, and may ask for a review.
  const parent = await enterWithSlip(school, openDesktop, FATHER);
  await parent.page.getByRole('button', { name: /^Записи модераторов/ }).click();
  const records = parent.page.getByRole('dialog', { name: 'Записи о ребёнке' });
  await records.getByRole('button', { name: new RegExp(PUPIL) }).click();
  await expect(records.getByText(/Писать в чат нельзя до/)).toBeVisible();
  await expect(records.getByText(RUDE[0])).toHaveCount(0);
  await expect(records.getByRole('button', { name: 'Попросить пересмотреть' }).first()).toBeVisible();
  expect((await new AxeBuilder({ page: parent.page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await picture(parent.page, 'order-parent-light');
  await parent.stop();

  // The members have their time, in which nobody objects.
  const apology = other.page.getByRole('region', { name: 'Извинение перед участниками' });
  await expect(apology).toContainText('Простите, я больше так не буду.');
  await picture(other.page, 'order-apology-light');
  await expect(apology.getByRole('button', { name: 'Возразить' })).toBeVisible();
  await openCase(teacher.page, PUPIL);
  const release = teacher.page.getByRole('button', { name: 'Разрешить писать раньше срока' });
  await expect(release).toBeDisabled();
  await expect(teacher.page.getByText(/Участники могут возразить до/)).toBeVisible();
  clock.move(3 * DAY_MS + HOUR_MS);
  school.wire.cut();
  for (const { page } of [teacher, pupil]) await expect(page.getByText('Без связи').first()).toBeVisible();
  school.wire.mend();
  await expect(release).toBeEnabled();
  await picture(teacher.page, 'order-release-light');
  await release.click();
  await expect(teacher.page.getByText(/Писать в чат нельзя до/)).toBeHidden();
  await expect(pupil.page.getByRole('textbox', { name: /^Сообщение/ })).toBeVisible();
  await say(pupil.page, 'Спасибо');
  await stop();
});

test('F-098, F-101 the head puts rules in force: who is in a chat reads them before writing on, and who joins before that', async ({
  openDesktop,
  school,
}) => {
  const head = await enterWithSlip(school, openDesktop, HEAD);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const other = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  await openChat(pupil.page, CLASS_CHAT);
  await expect(pupil.page.getByRole('textbox', { name: /^Сообщение/ })).toBeVisible();

  await head.page.getByRole('button', { name: 'Управление' }).click();
  await head.page.getByRole('button', { name: 'Порядок в чатах' }).click();
  await head.page.getByRole('button', { name: 'Ввести новую редакцию' }).click();
  const form = head.page.getByRole('dialog', { name: 'Ввести новую редакцию' });
  await form.getByRole('button', { name: 'Ввести правила' }).click();
  await expect(form.getByText(/Не указано решение педагогического совета/)).toBeVisible();
  await form.getByLabel('Решение педсовета').fill('протокол № 3');
  await form.getByLabel('Дата педсовета').fill('30.08.2026');
  await form.getByLabel('Мнение родителей').fill('Родительский комитет согласен.');
  await form.getByLabel('Номер приказа').fill('41-о');
  await form.getByLabel('Дата приказа').fill('31.08.2026');
  await form.getByRole('button', { name: 'Ввести правила' }).click();
  await expect(form).toBeHidden();

  // Whoever is in a chat reads on, and reads the rules before writing on.
  await expect(pupil.page.getByText(/Прочитайте правила общения, и можно писать дальше/)).toBeVisible();
  await expect(pupil.page.getByRole('textbox', { name: /^Сообщение/ })).toBeHidden();
  school.wire.cut();
  await expect(pupil.page.getByText('Без связи').first()).toBeVisible();
  await pupil.page.getByRole('button', { name: 'Прочитать правила' }).click();
  await expect(pupil.page.getByText(/Приказ 41-о/)).toBeVisible();
  await picture(pupil.page, 'rules-accept-light');
  await pupil.page.getByRole('button', { name: 'Прочитано, буду соблюдать' }).click();
  await say(pupil.page, 'Прочитала, спасибо');
  school.wire.mend();

  // Whoever joins reads them before that.
  const { page } = other;
  await page.getByRole('option', { name: new RegExp(`^${CLASS_CHAT}`) }).click();
  await expect(page.getByText(/Прочитайте правила общения, и можно писать дальше/)).toBeVisible();
  await page.getByRole('button', { name: 'Выйти из чата' }).click();
  await page.getByRole('button', { name: /Вам предложен/ }).click();
  const offered = page.getByRole('dialog', { name: 'Приглашения в чаты' });
  const row = offered.getByRole('listitem').filter({ hasText: CLASS_CHAT });
  await row.getByRole('button', { name: 'Вступить' }).click();
  const rules = page.getByRole('dialog', { name: 'Правила общения' });
  await expect(rules.getByText(/Мы обращаемся друг к другу уважительно/)).toBeVisible();
  await picture(page, 'rules-join-light');
  await rules.getByRole('button', { name: 'Не сейчас' }).click();
  await expect(row.getByRole('button', { name: 'Вступить' })).toBeVisible();
  await row.getByRole('button', { name: 'Вступить' }).click();
  await rules.getByRole('button', { name: 'Прочитано, буду соблюдать' }).click();
  await expect(row).toBeHidden();
});
