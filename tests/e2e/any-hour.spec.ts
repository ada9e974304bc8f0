import { enterSecret, openChat, say } from '../../build/drive/window.ts';
import { CLASS_CHAT, expect, messageWith, TEACHER, test } from './fixtures.ts';

const PHRASE = 'снег идёт в мае';

test('F-081 with hub and internet off the application starts, and chats are read, searched and written', async ({
  openDesktop,
  realSchool,
}) => {
  const { address, code } = await realSchool.slipFor(TEACHER);
  const entered = await openDesktop('teacher', {
    args: [`--enter-slip=${address}#${code}`, `--pin=${PHRASE}`],
  });
  await expect(entered.page.getByRole('heading', { name: 'Чаты' })).toBeVisible({ timeout: 30_000 });
  await openChat(entered.page, CLASS_CHAT);
  await say(entered.page, 'Завтра контрольная по дробям');
  await expect(messageWith(entered.page, 'Завтра контрольная по дробям')).toBeVisible();
  await expect(entered.page.getByText('На связи').first()).toBeVisible();
  await entered.stop();
  await realSchool.wire.stop();
  await realSchool.hub.stop();

  const { page } = await openDesktop('teacher');
  await enterSecret(page, PHRASE);
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await openChat(page, CLASS_CHAT);
  await expect(messageWith(page, 'Завтра контрольная по дробям')).toBeVisible();
  await say(page, 'Пишу ночью, когда всё выключено');
  await expect(messageWith(page, 'Пишу ночью, когда всё выключено')).toBeVisible();
  await expect(page.getByText('Без связи').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Сообщения, файлы, люди' }).fill('контрольные');
  await expect(page.getByRole('option', { name: /Завтра контрольная по дробям/ })).toBeVisible();
});
