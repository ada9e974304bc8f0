import type { Page } from '@playwright/test';
import { choosePreferences } from '../../build/drive/window.ts';
import { movingPicture } from '../../build/tour/lesson-act.ts';
import { makeStamp } from '../../shared/ids/id.ts';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import { TEST_DEVICE } from '../../shared/testing/make-documents.ts';
import {
  ADMINISTRATOR,
  enterWithSlip,
  expect,
  HEAD,
  picture,
  PUPIL,
  type School,
  TEACHER,
  test,
} from './fixtures.ts';

/** The window's own bridge; functions given to `evaluate` run where it is. */
declare const zvonok: ZvonokBridge;

const SECOND = 'Гарипова Лилия Маратовна';
const CHANNEL = 'Общешкольный канал';
const MINUTE_MS = 60_000;

/** In nine minutes, for as long as the day lasts: plans end on the day on which they begin. */
function soon() {
  const at = new Date(Date.now() + 9 * MINUTE_MS);
  if (at.getHours() === 23 && at.getMinutes() === 59) at.setMinutes(58);
  const end = new Date(at.getTime() + 50 * MINUTE_MS);
  if (end.getDate() !== at.getDate()) end.setTime(new Date(at).setHours(23, 59));
  const clock = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat('ru', { day: '2-digit', month: '2-digit', year: 'numeric' });
  return { day: day.format(at), from: clock.format(at), to: clock.format(end) };
}

async function toPlan(page: Page) {
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('button', { name: 'План' }).click();
  return page.getByRole('main', { name: 'План' });
}

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('dialog').getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Plans a broadcast for the whole school in the window of somebody who may. */
async function planBroadcast(page: Page, title: string) {
  const plan = await toPlan(page);
  await plan.getByRole('button', { name: 'Запланировать' }).click();
  const form = page.getByRole('dialog');
  await choose(page, 'Чат', CHANNEL);
  await choose(page, 'Что это будет', 'Трансляция');
  const when = soon();
  await form.getByLabel('Тема').fill(title);
  await form.getByLabel('День', { exact: true }).fill(when.day);
  await form.getByLabel('Начало').fill(when.from);
  await form.getByLabel('Конец').fill(when.to);
  await form.getByLabel('Подробности').fill('Поздравим победителей олимпиады');
  await form.getByRole('button', { name: 'Запланировать' }).click();
  await expect(form).toBeHidden();
  return { plan, when };
}

async function personOf(school: School, name: string): Promise<string> {
  const people = await school.hub.control('school.demoPeople', {});
  return people.find((one) => one.name === name)?.id ?? '';
}

/** One more administrator, by an order of the head in whose window it is done. */
async function appoint(head: Page, person: string): Promise<void> {
  await expect(head.getByText('На связи')).toBeVisible();
  const day = new Date().toISOString().slice(0, 10);
  const id = makeStamp({ ms: Date.now(), counter: 0, device: TEST_DEVICE });
  const data = { id, person, role: 'administrator', isActing: false, from: day, until: '' };
  const order = { number: '12', date: day, paper: '' };
  const outcome = await head.evaluate((act) => zvonok.school.act(act), {
    action: 'roles.appoint',
    data: { ...data, order },
    reason: '',
    clause: 'P-2.1(7)',
  });
  expect(outcome).toEqual({ ok: true, value: { id: expect.any(String) } });
}

test('F-074 the administrator plans a broadcast for the school, tries it, goes on the air, answers, pauses and ends', async ({
  openDesktop,
  school,
}) => {
  const [administrator, pupil, hall] = await Promise.all([
    enterWithSlip(school, openDesktop, ADMINISTRATOR),
    enterWithSlip(school, openDesktop, PUPIL),
    enterWithSlip(school, openDesktop, TEACHER),
  ]);
  const { page } = administrator;
  for (const desktop of [administrator, pupil, hall]) desktop.page.setDefaultTimeout(30_000);

  const { plan, when } = await planBroadcast(page, 'Праздничная линейка');

  // Everyone has it in the plan, without a link as well, and nobody but those who run it can begin it.
  const plans = [await toPlan(pupil.page), await toPlan(hall.page)];
  for (const one of plans) {
    await expect(one.getByRole('button', { name: /Трансляция: Праздничная линейка/ }).first()).toBeVisible();
    await expect(one.getByRole('button', { name: 'Начать: Праздничная линейка' })).toHaveCount(0);
    await one.getByRole('button', { name: 'Войти: Праздничная линейка' }).click();
  }

  // The test run: viewers see the time that is left, and nothing else.
  await plan.getByRole('button', { name: 'Начать: Праздничная линейка' }).click();
  await expect(page.getByText('Пробный прогон')).toBeVisible();
  // The buttons of the stage come a moment later, and the others make room for them.
  await expect(page.getByRole('button', { name: 'Доска', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Камера', exact: true }).click();
  for (const one of [pupil.page, hall.page]) {
    await expect(one.getByText(`Начало в ${when.from}`)).toBeVisible();
    await expect(one.getByRole('timer')).toBeVisible();
    await expect(one.locator('video')).toHaveCount(0);
  }
  await picture(pupil.page, 'broadcast-countdown-light');
  await picture(page, 'broadcast-test-light');
  await hall.page.getByRole('button', { name: 'На проектор' }).click();
  await expect(hall.page.getByTestId('assembly')).toBeVisible();
  await picture(hall.page, 'broadcast-countdown-projector');

  await page.getByRole('button', { name: 'Начать эфир' }).click();
  await expect(page.getByText('В эфире', { exact: true })).toBeVisible();
  for (const one of [pupil.page, hall.page]) {
    const seen = await movingPicture(one);
    expect(seen.isMoving, JSON.stringify(seen)).toBe(true);
  }
  await expect(page.getByText('2 зрителя')).toBeVisible();
  for (const one of [pupil.page, hall.page]) {
    await expect(one.getByRole('button', { name: 'Микрофон' })).toHaveCount(0);
  }

  await pupil.page.getByRole('textbox', { name: 'Ваш вопрос ведущим' }).fill('Когда следующая олимпиада?');
  await pupil.page.getByRole('button', { name: 'Спросить' }).click();
  const queue = page.getByRole('complementary', { name: 'Вопросы' });
  await expect(queue.getByText('Когда следующая олимпиада?')).toBeVisible();
  await picture(page, 'broadcast-question-light');
  await queue.getByRole('button', { name: 'Ответить голосом' }).click();
  const large = hall.page.getByRole('region', { name: 'Сейчас отвечают на вопрос' });
  await expect(large).toContainText('Когда следующая олимпиада?');
  await picture(hall.page, 'broadcast-question-projector');
  await picture(pupil.page, 'broadcast-watching-light');
  await queue.getByRole('button', { name: 'Отвечено' }).click();
  await expect(large).toBeHidden();

  await page.getByRole('button', { name: 'Перерыв' }).click();
  const pause = page.getByRole('dialog', { name: 'Перерыв' });
  await pause.getByLabel('Что написать на экранах').fill('Чай в столовой');
  await pause.getByRole('button', { name: 'Начать перерыв' }).click();
  for (const one of [pupil.page, hall.page]) {
    await expect(one.getByText(/^Перерыв, продолжим в/)).toBeVisible();
    await expect(one.getByText('Чай в столовой')).toBeVisible();
    await expect(one.locator('video')).toHaveCount(0);
  }
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(page, 'broadcast-pause-dark');
  await picture(hall.page, 'broadcast-pause-projector');
  // Without a link it is said that nothing is lost.
  school.wire.cut();
  await expect(pupil.page.getByText(/запись придёт в чат сама/)).toBeVisible();
  school.wire.mend();
  await expect(pupil.page.getByText(/запись придёт в чат сама/)).toBeHidden();
  await page.getByRole('button', { name: 'Продолжить эфир' }).click();
  for (const one of [pupil.page, hall.page]) expect((await movingPicture(one)).isMoving).toBe(true);

  await page.getByRole('button', { name: 'Завершить трансляцию' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Завершить трансляцию' }).click();
  for (const one of [pupil.page, hall.page]) {
    await expect(one.getByText('Трансляция закончена').first()).toBeVisible();
  }
});

test('F-074 another administrator ends one that the administrator began, and a class teacher says which own pupils were before the screen', async ({
  openDesktop,
  school,
}) => {
  const [administrator, second, teacher] = await Promise.all([
    enterWithSlip(school, openDesktop, ADMINISTRATOR),
    enterWithSlip(school, openDesktop, SECOND),
    enterWithSlip(school, openDesktop, TEACHER),
  ]);
  const head = await enterWithSlip(school, openDesktop, HEAD);
  await appoint(head.page, await personOf(school, SECOND));
  await expect(second.page.getByRole('button', { name: 'Управление' })).toBeVisible();
  await head.stop();
  const { plan } = await planBroadcast(administrator.page, 'Линейка');
  await plan.getByRole('button', { name: 'Начать: Линейка' }).click();
  await administrator.page.getByRole('button', { name: 'Начать эфир' }).click();
  for (const { page } of [second, teacher]) {
    await page.getByRole('option', { name: CHANNEL }).first().click();
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
  }

  await teacher.page.getByRole('button', { name: 'Ещё', exact: true }).click();
  await teacher.page.getByRole('menuitem', { name: 'Класс здесь' }).click();
  const room = teacher.page.getByRole('dialog', { name: 'Класс у этого экрана' });
  await room.getByLabel('Где это').fill('Кабинет 12');
  const own = room.getByRole('group', { name: 'Кто в классе' });
  await expect(own.getByRole('checkbox')).toHaveCount(26);
  for (const name of ['Ковалёва', 'Ахметов']) await own.getByText(name).click();
  await expect(room.getByText('Отмечено 2 человека')).toBeVisible();
  await picture(teacher.page, 'broadcast-own-pupils-light');
  await choosePreferences(teacher.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(teacher.page, 'broadcast-own-pupils-dark');
  await room.getByRole('button', { name: 'Сохранить' }).click();
  await expect(room).toBeHidden();
  for (const { page } of [administrator, second]) {
    await expect(page.getByText(/, 2 в одном кабинете/)).toBeVisible();
  }

  await picture(second.page, 'broadcast-second-light');
  await choosePreferences(second.page, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(second.page, 'broadcast-second-dark');
  await second.page.getByRole('button', { name: 'Завершить трансляцию' }).click();
  await picture(second.page, 'broadcast-second-end-dark');
  await second.page.getByRole('alertdialog').getByRole('button', { name: 'Завершить трансляцию' }).click();
  for (const { page } of [administrator, second, teacher]) {
    await expect(page.getByText('Трансляция закончена').first()).toBeVisible();
  }
  await picture(administrator.page, 'broadcast-ended-by-other-light');
  await picture(teacher.page, 'broadcast-ended-by-other-dark');
});
