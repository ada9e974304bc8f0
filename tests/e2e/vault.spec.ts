import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Desktop } from '../../build/drive/desktop.ts';
import {
  acceptRules,
  choosePreferences,
  enterSecret,
  goesOnTo,
  openChat,
  say,
  thinkOfSecret,
} from '../../build/drive/window.ts';
import { ControlClient } from '../../build/standin/control-client.ts';
import {
  CLASS_CHAT,
  expect,
  messageWith,
  picture,
  PUPIL,
  type School,
  SECOND_PUPIL,
  TEACHER,
  test,
  type Tools,
} from './fixtures.ts';

const PIN = '2580';
const NEW_PIN = '1379';
/** Staff of a computer without a store of secrets take a phrase. */
const PHRASE = 'снег идёт в мае';

const chats = (page: Page) => page.getByRole('heading', { name: 'Чаты' });
const pinField = (page: Page) => page.getByLabel('PIN', { exact: true });

/** A computer on which someone enters by a slip, on the command line, and has to think of a PIN. */
async function begin(
  school: School,
  openDesktop: Tools['openDesktop'],
  name: string,
  folder = name,
): Promise<Desktop> {
  const { address, code } = await school.slipFor(name);
  return await openDesktop(folder, { args: [`--enter-slip=${address}#${code}`] });
}

async function enterWithPin(
  school: School,
  openDesktop: Tools['openDesktop'],
  name: string,
): Promise<Desktop> {
  const desktop = await begin(school, openDesktop, name);
  await thinkOfSecret(desktop.page, PIN);
  await acceptRules(desktop.page);
  return desktop;
}

/** What would keep somebody from reading or reaching the screen, in each theme. */
async function expectReachable(page: Page): Promise<void> {
  for (const theme of ['contrast', 'dark', 'light'] as const) {
    await choosePreferences(page, { language: 'ru', theme, textScale: 100 });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      theme,
    ).toEqual([]);
  }
}

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+L');
  await expect(pinField(page)).toBeVisible();
}

test('F-119 a pupil thinks of a PIN, locks, and finds message and draft again; wrong PINs wait, also after a restart', async ({
  openDesktop,
  realSchool,
}) => {
  const desktop = await begin(realSchool, openDesktop, PUPIL);
  const { page } = desktop;
  await expect(page.getByRole('heading', { name: 'Придумайте PIN' })).toBeVisible();
  await expectReachable(page);
  await picture(page, 'new-pin-light');
  await page.getByLabel('Новый PIN').fill('1234');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await expect(page.getByText(/угадают с первой попытки/)).toBeVisible();
  // With the mouse this time.
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByLabel('Ещё раз').fill('2581');
  await page.getByRole('button', { name: 'Готово' }).click();
  await expect(page.getByText('Не совпало. Начните сначала.')).toBeVisible();
  await thinkOfSecret(page, PIN);
  await acceptRules(page);

  await openChat(page, CLASS_CHAT);
  realSchool.wire.cut();
  await expect(page.getByText('Без связи').first()).toBeVisible();
  await say(page, 'Осталось на этом компьютере');
  await expect(messageWith(page, 'Осталось на этом компьютере')).toBeVisible();
  await page.getByRole('textbox', { name: /Сообщение/ }).fill('Ещё не дописано');
  await page.keyboard.press('Control+L');
  await expect(pinField(page)).toBeVisible();
  expect(await page.content()).not.toContain('Осталось на этом');
  await expectReachable(page);
  await picture(page, 'locked-light');
  for (let count = 0; count < 4; count++) {
    await enterSecret(page, '9753');
    await expect(page.getByText(count < 3 ? `${9 - count} попыт` : /Следующая через 0:/)).toBeVisible();
    await expect(pinField(page)).toHaveValue('');
  }
  await picture(page, 'locked-wait-light');

  await desktop.stop();
  const again = await openDesktop(PUPIL);
  await expect(again.page.getByText(/Следующая через 0:/)).toBeVisible();
  await expect(again.page.getByText(/Следующая через/)).toBeHidden();
  await enterSecret(again.page, PIN);
  await expect(chats(again.page)).toBeVisible();
  await openChat(again.page, CLASS_CHAT);
  await goesOnTo(again.page, 'Осталось на этом компьютере');
  await expect(again.page.getByRole('textbox', { name: /Сообщение/ })).toHaveValue('Ещё не дописано');
  realSchool.wire.mend();
  await expect(again.page.getByText('отправлено').last()).toBeAttached();
});

test('G-10 a classroom PC changes from one pupil to the next, and says how long it took; each sees the own chats only', async ({
  openDesktop,
  realSchool,
}) => {
  const { page } = await enterWithPin(realSchool, openDesktop, PUPIL);
  await openChat(page, CLASS_CHAT);
  await say(page, 'Это написала Дарья');
  await expect(messageWith(page, 'Это написала Дарья').getByText('отправлено')).toBeAttached();
  await page.getByRole('button', { name: /меню$/ }).click();
  await picture(page, 'own-menu-light');
  await page.getByRole('menuitem', { name: 'Сменить человека' }).click();
  await expect(page.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();

  await page.getByRole('button', { name: 'Меня здесь нет' }).click();
  await page.getByRole('button', { name: /Войти по приглашению/ }).click();
  const slip = await realSchool.slipFor(SECOND_PUPIL);
  await page.getByLabel('Адрес').fill(slip.address);
  await page.getByLabel('Семь слов').fill(slip.code);
  await page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await thinkOfSecret(page, NEW_PIN);
  await acceptRules(page);
  await openChat(page, CLASS_CHAT);
  await goesOnTo(page, 'Это написала Дарья');

  await lock(page);
  await page.getByRole('button', { name: 'Это не я' }).click();
  await expect(page.getByRole('heading', { name: 'Кто вы?' })).toBeVisible();
  await expectReachable(page);
  await picture(page, 'who-light');
  await page.getByRole('button', { name: new RegExp(PUPIL) }).click();
  // Somebody else's PIN does not fit.
  await enterSecret(page, NEW_PIN);
  await expect(page.getByText(/Осталось 9 попыток/)).toBeVisible();
  await enterSecret(page, PIN);
  await expect(chats(page)).toBeVisible();

  const startedAt = performance.now();
  await page.keyboard.press('Control+L');
  await page.getByRole('button', { name: 'Это не я' }).click();
  await page.getByRole('button', { name: new RegExp(SECOND_PUPIL) }).click();
  await enterSecret(page, NEW_PIN);
  await expect(page.getByRole('option', { name: new RegExp(CLASS_CHAT) })).toBeVisible();
  const switchMs = Math.round(performance.now() - startedAt);
  console.log(`from one person's chats to another's: ${switchMs} ms`);
});

test('F-119 a class teacher resets a forgotten PIN, and what was unsent is still there', async ({
  openDesktop,
  realSchool,
}) => {
  const pupil = await enterWithPin(realSchool, openDesktop, PUPIL);
  await openChat(pupil.page, CLASS_CHAT);
  realSchool.wire.cut();
  await expect(pupil.page.getByText('Без связи').first()).toBeVisible();
  await say(pupil.page, 'Написано до того, как PIN забыт');
  await goesOnTo(pupil.page, 'Написано до того, как PIN забыт');
  await lock(pupil.page);
  await pupil.page.getByRole('button', { name: 'Забыли PIN?' }).click();
  await pupil.page.getByLabel('Код сброса').fill('AAAAA-AAAAA');
  await pupil.page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(pupil.page.getByText(/нужна связь со школьным сервером/)).toBeVisible();
  realSchool.wire.mend();
  await pupil.page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(pupil.page.getByText(/Школа не знает такого кода/)).toBeVisible();
  await expectReachable(pupil.page);
  await picture(pupil.page, 'forgotten-pin-light');

  const { address, code } = await realSchool.slipFor(TEACHER);
  const teacher = await openDesktop(TEACHER, {
    args: [`--enter-slip=${address}#${code}`, `--pin=${PHRASE}`],
  });
  await acceptRules(teacher.page);
  await teacher.page.getByRole('button', { name: 'Люди' }).first().click();
  await teacher.page.getByRole('searchbox', { name: 'Поиск людей' }).fill('ковалева дарья');
  await teacher.page.getByText(PUPIL).first().click();
  await teacher.page.getByRole('button', { name: 'Сбросить PIN' }).click();
  const shown = teacher.page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await expect(shown).toBeVisible();
  await picture(teacher.page, 'pin-reset-light');
  const resetCode = await shown.innerText();

  await pupil.page.getByLabel('Код сброса').fill(resetCode.toLowerCase().replace('-', ' '));
  await pupil.page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(pupil.page.getByRole('heading', { name: 'Придумайте новый PIN' })).toBeVisible();
  await thinkOfSecret(pupil.page, NEW_PIN);
  await expect(chats(pupil.page)).toBeVisible();
  await openChat(pupil.page, CLASS_CHAT);
  await expect(messageWith(pupil.page, 'Написано до того, как PIN забыт')).toBeVisible();
  await lock(pupil.page);
  await enterSecret(pupil.page, PIN);
  await expect(pupil.page.getByText(/Осталось 9 попыток/)).toBeVisible();
  await pupil.page.getByRole('button', { name: 'Забыли PIN?' }).click();
  await pupil.page.getByLabel('Код сброса').fill(resetCode);
  await pupil.page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(pupil.page.getByText(/Этим кодом уже воспользовались/)).toBeVisible();
});

test('G-10 a vault whose file is damaged or foreign says so at the door, and nothing is destroyed', async ({
  openDesktop,
  realSchool,
  folder,
}) => {
  const desktop = await enterWithPin(realSchool, openDesktop, PUPIL);
  await desktop.stop();
  const vaults = join(folder, PUPIL, 'vaults');
  const id = readdirSync(vaults).find((name) => /^[0-9a-z]{24}$/.test(name))!;
  const [database, lid] = [join(vaults, id, 'replica.db'), join(vaults, id, 'vault.json')];
  renameSync(database, `${database}.kept`);
  writeFileSync(database, 'не хранилище '.repeat(2000));
  const second = await openDesktop(PUPIL);
  await expect(pinField(second.page)).toBeVisible();
  await enterSecret(second.page, PIN);
  await expect(second.page.getByText(/лежит чужой файл/)).toBeVisible();
  await picture(second.page, 'vault-foreign');
  await second.stop();
  expect(readFileSync(database, 'utf8')).toContain('не хранилище');
  renameSync(`${database}.kept`, database);
  const kept = readFileSync(lid);
  writeFileSync(lid, kept.subarray(0, 100));
  const third = await openDesktop(PUPIL);
  await expect(
    third.page.getByText(/Данные одного человека на этом компьютере не открываются/),
  ).toBeVisible();
  await picture(third.page, 'vault-damaged');
  await third.stop();
  writeFileSync(lid, kept);
  const fourth = await openDesktop(PUPIL, { args: [`--pin=${PIN}`] });
  await expect(chats(fourth.page)).toBeVisible();
});

test('F-119 the settings of the own door: PIN in the demonstration, automatic lock, data on the disk', async ({
  openDesktop,
}) => {
  const desktop = await openDesktop('demo', { args: ['--demo'] });
  const { page } = desktop;
  await page
    .getByRole('button', { name: new RegExp(PUPIL) })
    .first()
    .click();
  await expect(chats(page)).toBeVisible();
  await page.getByRole('button', { name: /меню$/ }).click();
  await page.getByRole('menuitem', { name: 'Установить PIN…' }).click();
  await expect(page.getByText(/PIN не установлен/)).toBeVisible();
  await page.getByRole('button', { name: 'Установить PIN' }).click();
  await page.getByLabel('Новый PIN').fill(PIN);
  await page.getByLabel('Ещё раз').fill(PIN);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Вы входите по PIN.')).toBeVisible();
  await page.getByRole('radio', { name: '5 мин' }).click({ force: true });
  await expectReachable(page);
  await picture(page, 'entry-and-data-light');
  await page.keyboard.press('Escape');
  await choosePreferences(page, { language: 'ru', theme: 'dark', textScale: 100 });
  await expect(page.getByRole('button', { name: /Запереть/ })).toBeVisible();
  if (desktop.host === 'standin') {
    // Nobody has touched the computer for five minutes.
    await new ControlClient(desktop.controlPort).call('power', { idleSeconds: 301 });
    await expect(pinField(page)).toBeVisible({ timeout: 15_000 });
    await new ControlClient(desktop.controlPort).call('power', { idleSeconds: 0 });
  } else await page.keyboard.press('Control+L');
  await picture(page, 'locked-dark');
  await enterSecret(page, PIN);
  await expect(chats(page)).toBeVisible();
  if (desktop.host === 'standin') {
    await new ControlClient(desktop.controlPort).call('power', { event: 'suspend' });
    await expect(pinField(page)).toBeVisible();
    await enterSecret(page, PIN);
    await expect(chats(page)).toBeVisible();
  }
  // The owner may take everything of the own off this computer.
  await page.getByRole('button', { name: /меню$/ }).click();
  await page.getByRole('menuitem', { name: 'Вход и данные…' }).click();
  await page.getByRole('button', { name: `Убрать данные: ${PUPIL}` }).click();
  const dialog = page.getByRole('alertdialog');
  await picture(page, 'remove-own-data');
  await dialog.getByLabel('Нынешний PIN').fill(PIN);
  await dialog.getByRole('button', { name: 'Убрать данные' }).click();
  await expect(page.getByRole('heading', { name: 'Кем войти' })).toBeVisible();
});
