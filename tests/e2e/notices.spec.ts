import { ControlClient } from '../../build/standin/control-client.ts';
import { openChat, say } from '../../build/drive/window.ts';
import { CLASS_CHAT, enterWithSlip, expect, messageWith, PUPIL, TEACHER, test } from './fixtures.ts';

/** A place on earth where it is about noon now, so that no quiet hours of the school get in the way. */
function noon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

test('F-050 a message that comes while the window is away is told, and its notice leads to its chat', async ({
  openDesktop,
  school,
}) => {
  const teacher = await enterWithSlip(school, openDesktop, TEACHER, { env: { TZ: noon() } });
  const pupil = await enterWithSlip(school, openDesktop, PUPIL);
  await expect(teacher.page.getByText('На связи').first()).toBeVisible();
  await openChat(pupil.page, CLASS_CHAT);
  // What the system shows can be asked of the stand-in alone; on the Electron binary the rule is proved by its own test.
  const system = teacher.controlPort > 0 ? new ControlClient(teacher.controlPort) : undefined;
  const [window] = (await system?.windows()) ?? [];
  if (window) await system?.call('leaveWindow', { id: window.id });
  await say(pupil.page, 'Можно сдать работу завтра?');
  await expect(messageWith(pupil.page, 'Можно сдать работу завтра?')).toBeVisible();
  if (system) {
    const { facts } = await system.waitForEntry('notification', 0, 60_000);
    expect(facts).toMatchObject({ title: CLASS_CHAT, body: `${PUPIL}: Можно сдать работу завтра?` });
    await system.call('clickNotification', { id: facts.id });
    await expect(teacher.page.getByRole('heading', { name: CLASS_CHAT })).toBeVisible();
  } else {
    await openChat(teacher.page, CLASS_CHAT);
  }
  await expect(messageWith(teacher.page, 'Можно сдать работу завтра?')).toBeVisible();
});
