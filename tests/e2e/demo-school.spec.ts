import { openChat } from '../../build/drive/window.ts';
import { CLASS_CHAT, expect, messageWith, picture, PUPIL, TEACHER, test } from './fixtures.ts';

test.describe('F-121 the demonstration school on an empty computer', () => {
  test('F-121 a newcomer opens it, picks a person, reads, writes and looks people up', async ({
    openDesktop,
  }) => {
    const { page } = await openDesktop('newcomer');

    await expect(page.getByText('Открыть демонстрационную школу')).toBeVisible();
    for (const choice of [
      'Создать школу на этом компьютере',
      'Войти по приглашению',
      'Загрузить списки школы',
    ]) {
      await expect(page.getByText(choice)).toBeVisible();
    }
    await picture(page, 'welcome-light');
    await page.getByRole('button', { name: /Открыть демонстрационную школу/ }).click();

    await expect(page.getByRole('heading', { name: 'Кем войти' })).toBeVisible();
    await expect(page.getByText(TEACHER).first()).toBeVisible();
    await picture(page, 'choose-person-light');
    await page
      .getByRole('button', { name: new RegExp(TEACHER) })
      .first()
      .click();

    await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
    await expect(page.getByText('На связи')).toBeVisible();
    await openChat(page, CLASS_CHAT);
    await expect(page.getByRole('heading', { name: CLASS_CHAT })).toBeVisible();
    await expect(page.getByText('26 учеников')).toBeVisible();
    await expect(messageWith(page, 'Циркуль пока не нужен, он будет на геометрии в пятницу.')).toBeVisible();

    const field = page.getByRole('textbox', { name: /Сообщение/ });
    await field.fill('Завтра контрольная, приносим тетради в клетку и линейки.');
    await field.press('Enter');
    await expect(messageWith(page, 'Завтра контрольная, приносим тетради в клетку и линейки.')).toBeVisible();
    await expect(page.getByText('отправлено').last()).toBeAttached();
    await picture(page, 'chats-light');

    await page
      .getByRole('button', { name: 'Люди' })
      .or(page.getByRole('tab', { name: 'Люди' }))
      .first()
      .click();
    await page.getByRole('searchbox', { name: 'Поиск людей' }).fill('ковалева');
    await page.getByText(PUPIL).first().click();
    await expect(page.getByRole('main').getByText('7Б').first()).toBeVisible();
    await picture(page, 'people-light');
  });
});
