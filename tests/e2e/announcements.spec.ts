import { ADMINISTRATOR, enterWithSlip, expect, messageWith, picture, PUPIL, test } from './fixtures.ts';

test('F-053 an announcement shows to how many it has come and how many have read it, by class, and offline what was last known', async ({
  school,
  openDesktop,
}) => {
  const administrator = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  const { page } = administrator;
  await page.getByRole('option', { name: /Общешкольный канал/ }).click();
  const words = page.getByRole('textbox', { name: /Сообщение/ });
  await words.fill('В пятницу короткие уроки.');
  await words.press('Enter');
  const sent = messageWith(page, 'В пятницу короткие уроки.');
  await pupil.page.getByRole('option', { name: /Общешкольный канал/ }).click();
  await expect(messageWith(pupil.page, 'В пятницу короткие уроки.')).toBeVisible();
  // The pupil's own announcement line is not there: numbers are for those who lead the school.
  await expect(pupil.page.getByRole('button', { name: /Доставлено|Кому дошло/ })).toHaveCount(0);
  const line = sent.getByRole('button', { name: /Доставлено 1 из \d+, прочитали 1/ });
  await expect(line).toBeVisible();
  await picture(page, 'reach-line');
  await line.click();
  const dialog = page.getByRole('dialog', { name: 'Кому дошло' });
  const row = dialog.getByRole('row', { name: /7Б, ученики/ });
  await expect(row).toContainText(/1 из \d+/);
  await expect(dialog.getByText(/^Посчитано: сегодня/)).toBeVisible();
  await expect(dialog.getByText('Ковалёва')).toHaveCount(0);
  await picture(page, 'reach');
  school.wire.cut();
  await expect(dialog.getByText(/^Связи нет. Так было: сегодня/)).toBeVisible();
  await expect(row).toContainText(/1 из \d+/);
  await picture(page, 'reach-offline');
});

test('F-035 the administrator renames a channel, says who posts, closes it, and what was written stays readable', async ({
  school,
  openDesktop,
}) => {
  const { page } = await enterWithSlip(school, openDesktop, ADMINISTRATOR);
  await page.getByRole('button', { name: 'Новый чат' }).click();
  const made = page.getByRole('dialog', { name: 'Новый чат' });
  const channel = made.getByRole('region', { name: 'Канал', exact: true });
  await channel.getByLabel('Название').fill('Столовая');
  await channel.getByRole('button', { name: /^ученик/ }).click();
  await channel.getByRole('button', { name: 'Создать канал' }).click();
  await expect(made).toBeHidden();
  await page.getByRole('option', { name: /Столовая/ }).click();
  const words = page.getByRole('textbox', { name: /Сообщение/ });
  await words.fill('Сегодня суп.');
  await words.press('Enter');
  await expect(messageWith(page, 'Сегодня суп.')).toBeVisible();
  await page.getByRole('button', { name: 'Настройки канала' }).click();
  const settings = page.getByRole('dialog', { name: 'Настройки канала' });
  await settings.getByLabel('Название').fill('Столовая и буфет');
  await settings.getByRole('searchbox').fill('Соколова');
  await settings
    .getByRole('button', { name: /Соколова Анна/ })
    .first()
    .click();
  await settings.getByRole('button', { name: '7Б', exact: true }).click();
  await picture(page, 'channel-settings');
  await settings.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('heading', { name: 'Столовая и буфет' })).toBeAttached();
  // By then the hub's own version has taken the place of what waited.
  await expect(page.getByText('Канал изменён')).toBeVisible();
  await expect(page.getByText('Канал изменён')).toBeHidden();
  const close = settings.getByRole('button', { name: 'Закрыть канал' });
  await close.click();
  await page.getByRole('button', { name: 'Вернуть' }).last().click();
  await expect(close).toBeVisible();
  await close.click();
  await expect(settings.getByText(/Канал закрыт: его читают/)).toBeVisible();
  await picture(page, 'channel-closed');
  await settings.getByRole('button', { name: 'Закрыть', exact: true }).click();
  await expect(settings).toBeHidden();
  await expect(messageWith(page, 'Сегодня суп.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Сообщение/ })).toBeHidden();
  await page.getByRole('button', { name: 'Настройки канала' }).click();
  await settings.getByRole('button', { name: 'Открыть снова' }).click();
  await settings.getByRole('button', { name: 'Закрыть', exact: true }).click();
  await expect(page.getByRole('textbox', { name: /Сообщение/ })).toBeVisible();
});

test('F-035 who may not change a channel is not offered its settings', async ({ school, openDesktop }) => {
  const { page } = await enterWithSlip(school, openDesktop, PUPIL);
  await page.getByRole('option', { name: /Общешкольный канал/ }).click();
  await expect(page.getByText('Канал, читают все в школе')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Настройки канала' })).toHaveCount(0);
});
