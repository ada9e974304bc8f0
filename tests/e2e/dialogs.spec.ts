import type { Locator, Page } from '@playwright/test';
import { expect, messageWith, test } from './fixtures.ts';
import type { Gallery } from './gallery.ts';
import { chooseOf, pickRule } from './order.ts';

let gallery: Gallery;
test.beforeAll(({ gallery: ofThisProcess }) => {
  gallery = ofThisProcess;
});

async function inChat(wishes: string): Promise<Page> {
  const page = await gallery.show(wishes);
  await page.getByRole('option', { name: /^7Б, ученики/ }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  return page;
}

const boxesOf = (of: Locator) =>
  of.evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );

const OF_PUPIL = 'Конспект и фото доски';

test('one Escape closes a dialog while the hint of a button in it is shown', async () => {
  const page = await inChat('');
  await page.getByRole('button', { name: 'Правила и порядок' }).click();
  const dialog = page.getByRole('dialog', { name: 'Правила и порядок' });
  await dialog.waitFor();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Закрыть' })).toBeFocused();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Правила и порядок' })).toBeFocused();
});

test('one Escape closes a dialog into which the focus has not come yet', async () => {
  const page = await inChat('');
  await chooseOf(page, OF_PUPIL, 'Нарушено правило');
  const dialog = page.getByRole('dialog', { name: 'Нарушено правило' });
  await dialog.waitFor();
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  );
  await expect(dialog).toBeHidden();
  await expect(messageWith(page, OF_PUPIL)).toBeFocused();
});

test('an Escape that closes a list in a dialog leaves the dialog open', async () => {
  const page = await inChat('');
  await chooseOf(page, OF_PUPIL, 'Нарушено правило');
  const dialog = page.getByRole('dialog', { name: 'Нарушено правило' });
  await dialog.getByRole('button', { name: /Какое правило нарушено/ }).click();
  const rule = page.getByRole('option', { name: /^1\. Мы обращаемся/ });
  await expect(rule).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rule).toBeHidden();
  await expect(dialog).toBeVisible();
});

test('the focus goes along into a case and back to the list', async () => {
  const page = await inChat('');
  await page.getByRole('button', { name: 'Правила и порядок' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Записи о человеке' }).first().press('Enter');
  await expect(dialog.getByRole('button', { name: 'Назад' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Жалобы' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Записи о человеке' }).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Записи о человеке' }).first()).toBeFocused();
});

for (const wishes of ['', 'textScale=150']) {
  test(`notices stand beside a dialog that is opened under them, and take no press from it: ${wishes}`, async () => {
    const page = await inChat(wishes);
    for (let n = 0; n < 2; n++) {
      await chooseOf(page, OF_PUPIL, 'Нарушено правило');
      await pickRule(page, /^1\. Мы обращаемся/);
      if (n === 1) await page.getByLabel('Не напоминать').check();
      await page.getByRole('button', { name: 'Записать нарушение' }).click();
    }
    await chooseOf(page, OF_PUPIL, 'Нарушено правило');
    const dialog = page.getByRole('dialog', { name: 'Нарушено правило' });
    const notices = page.getByRole('status', { name: 'Извещения' }).getByText(/^Нарушение записано/);
    await expect(dialog.getByRole('button', { name: 'Записать нарушение' })).toBeVisible();
    await expect(notices).toHaveCount(2);
    // Looked at in one go: they are there for some seconds.
    const [said, buttons] = await Promise.all([boxesOf(notices), boxesOf(dialog.getByRole('button'))]);
    expect(buttons.length).toBeGreaterThan(1);
    for (const a of said) {
      for (const b of buttons) {
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
      }
    }
    await pickRule(page, /^1\. Мы обращаемся/);
    await page.getByRole('button', { name: 'Записать нарушение' }).click();
    await expect(dialog).toBeHidden();
    // What is said twice stands there once; the one between may have gone by now.
    await expect(notices.filter({ hasText: 'человеку напомнили' })).toHaveCount(1);
  });
}

test('what moves away while it is being pressed is carried out, and what the pointer leaves is not', async () => {
  const page = await inChat('');
  const files = page.getByRole('button', { name: 'Файлы чата' });
  const dialog = page.getByRole('dialog');
  const moveBy = (px: number) =>
    page.evaluate((padding) => {
      const header = document.querySelector<HTMLElement>('header:has(h2)');
      if (header) header.style.paddingInlineEnd = `${padding}px`;
    }, px);
  await files.hover();
  await page.mouse.down();
  await moveBy(200);
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await moveBy(12);
  await files.hover();
  await page.mouse.down();
  await moveBy(200);
  await page.mouse.up();
  await expect(dialog).toBeVisible();
});
