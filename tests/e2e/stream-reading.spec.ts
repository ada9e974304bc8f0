import { openChat, say } from '../../build/drive/window.ts';
import { SlowLink } from '../fixtures/slow-link.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, PUPIL, TEACHER, test } from './fixtures.ts';

test('what comes in front of a message that is still on its way is read as it is seen', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER);
  await openChat(teacher.page, CLASS_CHAT);
  const link = await SlowLink.start({
    target: { port: school.hub.status.port },
    bytesPerSecond: Infinity,
    delayMs: 600,
  });
  const { code } = await school.slipFor(PUPIL);
  const { page } = await openDesktop(PUPIL, { args: [`--enter-slip=${link.address}#${code}`] });
  await expect(page.getByRole('heading', { name: 'Чаты' })).toBeVisible();
  await openChat(page, CLASS_CHAT);
  const inList = page.getByRole('option', { name: CLASS_CHAT });
  await expect(inList).not.toContainText('непрочитан');

  // The pupil's own message takes seconds to the hub, and the teacher's comes in the meantime.
  await say(page, 'Ещё в пути');
  await expect(messageWith(page, 'Ещё в пути')).toBeVisible();
  await say(teacher.page, 'Пришло раньше');
  await expect(messageWith(page, 'Пришло раньше')).toBeVisible();
  await expect(messageWith(teacher.page, 'Ещё в пути')).toBeVisible();
  await expect(inList).not.toContainText('непрочитан');

  await page.getByRole('feed', { name: /Сообщения/ }).hover();
  await page.mouse.wheel(0, -400);
  await expect(page.getByRole('button', { name: 'К новым сообщениям', exact: true })).toBeVisible();
  await link.stop();
});
