import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { acceptRules, choosePreferences, openChat, say, thinkOfSecret } from '../../build/drive/window.ts';
import type { ZvonokBridge } from '../../shared/ipc/bridge.ts';
import { findings } from './axe.ts';
import {
  CLASS_CHAT,
  expect,
  messageWith,
  picture,
  PUPIL,
  TEACHER,
  test,
  type School,
  type Tools,
} from './fixtures.ts';

declare const window: { readonly zvonok: ZvonokBridge };

const PHRASE = 'снег идёт в мае';
const PIN = '2580';
const CLASSROOM = '7Б';
const SUBJECT_CHAT = 'Алгебра, 7Б';

/** Somebody's computer, on which the person has entered the school of the lists. */
async function entered(
  { slipFor }: School,
  openDesktop: Tools['openDesktop'],
  name: string,
  secret = PHRASE,
) {
  const { address, code } = await slipFor(name);
  const desktop = await openDesktop(name, { args: [`--enter-slip=${address}#${code}`, `--pin=${secret}`] });
  await acceptRules(desktop.page);
  await expect(desktop.page.getByText('На связи').first()).toBeVisible();
  return desktop;
}

async function openPerson(page: Page, name: string) {
  await page
    .getByRole('button', { name: 'Люди' })
    .or(page.getByRole('tab', { name: 'Люди' }))
    .first()
    .click();
  await page.getByRole('searchbox', { name: 'Поиск людей' }).fill(name);
  await page.getByText(name).first().click();
}

/** How many pages a PDF has. */
function pagesOf(path: string): number {
  const pdf = readFileSync(path, 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('F-011 a class teacher makes a slip, saves it as PDF, and the pupil enters with its seven words', async ({
  openDesktop,
  realSchool,
  folder,
}) => {
  const teacher = await entered(realSchool, openDesktop, TEACHER);
  const { page } = teacher;
  await openPerson(page, PUPIL);
  await page.getByRole('button', { name: 'Выдать приглашение' }).click();
  const slip = page.getByRole('dialog');
  await expect(slip.getByText('Семь слов', { exact: true }).first()).toBeVisible();
  await picture(page, 'slip-light');
  const words = await slip.getByRole('list', { name: 'Семь слов' }).getByRole('listitem').allInnerTexts();
  expect(words).toHaveLength(7);
  const pdf = join(folder, 'slip.pdf');
  await teacher.answerSaveDialog(pdf);
  await slip.getByRole('button', { name: 'Сохранить PDF' }).click();
  await expect(page.getByText('PDF сохранён')).toBeVisible();
  expect(pagesOf(pdf)).toBe(1);

  const pupil = (await openDesktop('pupil')).page;
  await pupil.getByRole('button', { name: /Войти по приглашению/ }).click();
  await pupil.getByLabel('Адрес').fill(realSchool.wire.address);
  // One word with a slip of the pen: it is named, and one press puts it right.
  const wrong = `${(words[2] ?? '').slice(0, -1)}ъ`;
  await pupil.getByLabel('Семь слов').fill([...words.slice(0, 2), wrong, ...words.slice(3)].join(' '));
  await expect(pupil.getByText(/Слова номер 3/)).toBeVisible();
  await picture(pupil, 'slip-word-light');
  await pupil.getByRole('button', { name: `Заменить на «${words[2] ?? ''}»` }).click();
  await pupil.getByRole('button', { name: 'Проверить приглашение' }).click();
  await expect(pupil.getByText(PUPIL)).toBeVisible();
  await picture(pupil, 'slip-preview-light');
  await pupil.getByRole('button', { name: 'Войти', exact: true }).click();
  await thinkOfSecret(pupil, PIN);
  await expect(pupil.getByRole('heading', { name: 'Правила общения', exact: true })).toBeFocused();
  await acceptRules(pupil);
  await expect(pupil.getByText('7Б, ученики').first()).toBeVisible();
});

test('F-101 whoever enters for the first time reads the rules before the chats, may do so later, and joins only what was chosen', async ({
  openDesktop,
  realSchool,
}) => {
  const { address, code } = await realSchool.slipFor(PUPIL);
  const args = [`--enter-slip=${address}#${code}`, `--pin=${PIN}`];
  const first = await openDesktop(PUPIL, { args });
  const { page } = first;
  const rules = page.getByRole('main', { name: 'Правила общения' });
  await expect(rules.getByRole('heading', { name: 'Правила общения', exact: true })).toBeVisible();
  await expect(rules.getByRole('region').getByRole('listitem')).toHaveCount(12);
  await expect(rules.getByRole('checkbox', { name: CLASS_CHAT })).toBeChecked();
  for (const theme of ['dark', 'light'] as const) {
    await choosePreferences(page, { language: 'ru', theme, textScale: 100 });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await findings(page), theme).toEqual([]);
    await picture(page, `first-rules-${theme}`);
  }

  // Later: nothing is joined, and the chats that wait ask for the rules first.
  await rules.getByRole('button', { name: 'Позже', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await page.getByRole('button', { name: /^Вам предлож/ }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: CLASS_CHAT })
    .getByRole('button', { name: 'Вступить' })
    .click();
  await expect(page.getByRole('dialog', { name: 'Правила общения' })).toBeVisible();
  await page.getByRole('button', { name: 'Не сейчас', exact: true }).click();
  await first.stop();

  // The next start asks again, without a link as well; by the keyboard this time.
  realSchool.wire.cut();
  const again = (await openDesktop(PUPIL, { args: [`--pin=${PIN}`] })).page;
  await again.getByRole('region', { name: 'Правила общения' }).focus();
  await again.keyboard.press('PageDown');
  await again.getByRole('checkbox', { name: SUBJECT_CHAT }).press('Space');
  await expect(again.getByRole('checkbox', { name: SUBJECT_CHAT })).not.toBeChecked();
  await again.getByRole('button', { name: 'Прочитано, буду соблюдать', exact: true }).press('Enter');
  await openChat(again, CLASS_CHAT);
  await say(again, 'Правила прочитаны без связи');
  realSchool.wire.mend();
  await expect(messageWith(again, 'Правила прочитаны без связи').getByText('отправлено')).toBeAttached();
  await expect(again.getByRole('option', { name: SUBJECT_CHAT })).toBeHidden();
});

test('F-097 a notice of a class leads to a request, which waits offline, is accepted, and opens the door', async ({
  openDesktop,
  realSchool,
}) => {
  const administrator = await entered(realSchool, openDesktop, 'staff-01');
  const classroom: string = await administrator.page.evaluate(
    async ([title]) =>
      new Promise<string>((resolve) => {
        window.zvonok.replica.watch('people', {}, ({ classrooms }) => {
          const found = classrooms.find((one) => one.title === title);
          if (found) resolve(found.id);
        });
      }),
    [CLASSROOM],
  );
  const link = await administrator.page.evaluate(async (id) => {
    const wish = {
      purpose: 'link',
      person: '',
      role: 'pupil',
      classroom: id,
      child: '',
      mostUses: 30,
    } as const;
    const made = await window.zvonok.slips.make({ slips: [wish], days: 0 });
    return made.ok ? made.value[0] : undefined;
  }, classroom);
  expect(link?.classroom).toBe(CLASSROOM);

  const { page } = await openDesktop('newcomer');
  const { wire } = realSchool;
  await page.getByRole('button', { name: /Войти по приглашению/ }).click();
  await page.getByLabel('Адрес').fill(wire.address);
  await page.getByLabel('Семь слов').fill(link?.code ?? '');
  await page.getByRole('button', { name: 'Проверить приглашение' }).click();
  await expect(page.getByText('По этой ссылке отправляют заявку')).toBeVisible();
  await expect(page.getByText(CLASSROOM).first()).toBeVisible();
  await page.getByLabel('Фамилия').fill('Новикова');
  await page.getByLabel('Имя').fill('Ева');
  await picture(page, 'request-light');
  wire.cut();
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(page.getByText('Заявка ждёт связи со школьным сервером')).toBeVisible();
  wire.mend();
  await page.getByRole('button', { name: 'Проверить сейчас' }).click();
  await expect(page.getByText('Заявка ждёт ответа школы')).toBeVisible();
  await picture(page, 'request-waiting-light');

  await page.getByRole('button', { name: 'Проверить сейчас' }).focus();
  await administrator.page.evaluate(
    async (id) =>
      new Promise<void>((resolve) => {
        let isAsked = false;
        window.zvonok.replica.watch('school.requests', {}, (view) => {
          if (view?.decided[0]?.isWaiting === false) resolve();
          const [request] = view?.open ?? [];
          if (!request || isAsked) return;
          isAsked = true;
          const data = { request: request.id, person: '', id: '0'.repeat(24), role: 'pupil', classroom: id };
          void window.zvonok.school.act({ action: 'requests.accept', data, reason: '', clause: '' });
        });
      }),
    classroom,
  );
  // It looks by itself, too; then there is nothing to press any more.
  await page.keyboard.press('Enter');
  await expect(page.getByText('Заявку приняли, можно входить')).toBeVisible();
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await thinkOfSecret(page, PIN);
  await acceptRules(page);
});

test('F-011 slips of a class are printed four to a sheet, and a link as one notice', async ({
  folder,
  gallery,
}) => {
  for (const [count, purpose, pages] of [
    [5, 'person', 2],
    [1, 'link', 1],
  ] as const) {
    const page = await gallery.show('phase=inside');
    await page.evaluate(
      ([howMany, what]) => {
        const { make } = window.zvonok.slips;
        const many: typeof make = ({ slips, days }) =>
          make({
            slips: Array.from({ length: howMany }, () =>
              slips.map((slip) => ({ ...slip, purpose: what })),
            ).flat(),
            days,
          });
        Object.assign(window.zvonok.slips, { make: many });
      },
      [count, purpose] as const,
    );
    await openPerson(page, 'Алёна Гордеева');
    await page.getByRole('button', { name: 'Выдать приглашение' }).click();
    await expect(page.getByRole('dialog').getByRole('img', { name: /Квадратный код/ })).toHaveCount(count);
    await picture(page, `slips-${purpose}-light`);
    const path = join(folder, `${purpose}.pdf`);
    await page.pdf({ path, format: 'A4', printBackground: true });
    expect(pagesOf(path)).toBe(pages);
  }
});
