import type { Page } from '@playwright/test';
import { choosePreferences, openChat } from '../../build/drive/window.ts';
import {
  CLASS_CHAT,
  enterWithSlip,
  expect,
  picture,
  PUPIL,
  SECOND_PUPIL,
  TEACHER,
  test,
} from './fixtures.ts';

const TEACHER_SHORT = 'Анна Сергеевна';

const ringOn = (page: Page) => page.getByRole('alertdialog', { name: `Звонит ${PUPIL}` });
const call = (page: Page) => page.getByRole('button', { name: 'Позвонить', exact: true }).click();

/** Opens the chat of two with somebody of the school's people. */
async function writeTo(page: Page, familyName: string): Promise<void> {
  await page.getByRole('button', { name: 'Люди', exact: true }).click();
  await page.getByRole('searchbox').fill(familyName);
  await page
    .getByRole('option', { name: new RegExp(familyName) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Написать' }).click();
}

test('F-063 a pupil calls the teacher: it rings everywhere, is declined, answered, missed, and said to be impossible without a link', async ({
  openDesktop,
  school,
}) => {
  const { page: pupil } = await enterWithSlip(school, openDesktop, PUPIL);
  const { page: teacher } = await enterWithSlip(school, openDesktop, TEACHER);
  const { address, code } = await school.slipFor(TEACHER);
  const { page: second } = await openDesktop('second', { args: [`--enter-slip=${address}#${code}`] });
  await expect(second.getByRole('heading', { name: 'Чаты' })).toBeVisible();

  await writeTo(pupil, 'Соколова');
  await call(pupil);
  await expect(pupil.getByText('Звоним…')).toBeVisible();
  for (const page of [teacher, second]) await expect(ringOn(page)).toBeVisible();
  await picture(pupil, 'call-calling-light');
  await picture(teacher, 'call-ring-light');
  await ringOn(teacher).getByRole('button', { name: 'Отклонить' }).click();
  await expect(pupil.getByText('Звонок отклонён').first()).toBeVisible();
  for (const page of [teacher, second]) await expect(ringOn(page)).toHaveCount(0);
  await picture(pupil, 'call-declined-light');

  // Answered on one computer it rings on no other. Its media ask nobody but the hub for the way.
  await pupil.evaluate(() => {
    const Original = RTCPeerConnection;
    const made: RTCPeerConnection[] = [];
    Object.assign(window, { made });
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
  await pupil.getByRole('button', { name: 'Перезвонить' }).click();
  await expect(ringOn(second)).toBeVisible();
  await ringOn(teacher).getByRole('button', { name: 'Ответить' }).click();
  await expect(ringOn(second)).toHaveCount(0);
  const people = (page: Page) => page.getByRole('main', { name: 'Участники звонка' }).getByRole('listitem');
  await expect(people(pupil)).toHaveCount(2);
  await expect(people(teacher).filter({ hasText: PUPIL })).toBeVisible();
  await teacher.getByRole('button', { name: 'Камера' }).click();
  await expect(people(pupil).filter({ hasText: TEACHER_SHORT }).locator('video')).toBeVisible();
  const ways = await pupil.evaluate(() =>
    (window as unknown as { made: RTCPeerConnection[] }).made.map((one) => ({
      servers: one.getConfiguration().iceServers?.length ?? 0,
      outside: (one.remoteDescription?.sdp ?? '')
        .split(/\r?\n/)
        .filter((line) => line.startsWith('a=candidate') && !line.includes(' typ host')),
    })),
  );
  expect(ways.length).toBeGreaterThan(0);
  for (const way of ways) expect(way).toEqual({ servers: 0, outside: [] });
  await picture(pupil, 'call-two-light');
  await choosePreferences(pupil, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(pupil, 'call-two-dark');
  await pupil.getByRole('button', { name: 'Завершить', exact: true }).click();
  await expect(teacher.getByText('Звонок завершён')).toBeVisible();
  await teacher.getByRole('button', { name: 'К чату' }).click();
  await expect(teacher.getByRole('article').filter({ hasText: 'Звонок, ' })).toBeVisible();
  await expect(teacher.getByRole('article').filter({ hasText: 'Вы отклонили звонок' })).toBeVisible();
  await expect(pupil.getByRole('article').filter({ hasText: 'Звонок, ' })).toBeVisible();

  // Whoever calls gives up: it is missed, and waits to be seen where nobody looked.
  await call(pupil);
  await expect(ringOn(second)).toBeVisible();
  await pupil.getByRole('button', { name: 'Завершить', exact: true }).click();
  for (const page of [teacher, second]) await expect(ringOn(page)).toHaveCount(0);
  await expect(teacher.getByRole('article').filter({ hasText: 'Пропущенный звонок' })).toBeVisible();
  await expect(pupil.getByRole('article').filter({ hasText: 'никто не ответил' })).toBeVisible();
  await picture(teacher, 'call-missed-light');
  await picture(pupil, 'call-rows-dark');

  school.wire.cut();
  await expect(pupil.getByText('Нет связи').first()).toBeVisible();
  await call(pupil);
  await expect(pupil.getByText('позвонить нельзя')).toBeVisible();
});

test('F-063 two who call each other at once meet in one call, and whoever calls them then hears that they are busy', async ({
  openDesktop,
  school,
}) => {
  const { page: pupil } = await enterWithSlip(school, openDesktop, PUPIL);
  const { page: teacher } = await enterWithSlip(school, openDesktop, TEACHER);
  const { page: other } = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  for (const page of [pupil, other]) {
    await writeTo(page, 'Соколова');
    await page.getByRole('textbox', { name: 'Сообщение' }).fill('Можно позвонить?');
    await page.keyboard.press('Enter');
  }
  await openChat(teacher, PUPIL);
  await expect(teacher.getByRole('article').filter({ hasText: 'Можно позвонить?' })).toBeVisible();

  school.wire.hold();
  for (const page of [pupil, teacher]) {
    await call(page);
    await expect(page.getByText('Звоним…')).toBeVisible();
  }
  school.wire.letGo();
  const people = (page: Page) => page.getByRole('main', { name: 'Участники звонка' }).getByRole('listitem');
  for (const page of [pupil, teacher]) await expect(people(page)).toHaveCount(2);
  for (const page of [pupil, teacher]) await expect(page.getByText('Звоним…')).toHaveCount(0);

  await call(other);
  await expect(other.getByText('Занято').first()).toBeVisible();
  await picture(other, 'call-busy-light');
  await expect(people(teacher)).toHaveCount(2);
  await pupil.getByRole('button', { name: 'Завершить', exact: true }).click();
  await expect(teacher.getByText('Звонок завершён')).toBeVisible();
  await teacher.getByRole('button', { name: 'К чату' }).click();
  // Nobody was missed: two rows of calls, each held.
  await expect(teacher.getByRole('article').filter({ hasText: 'Звонок' })).toHaveCount(2);
  await expect(teacher.getByRole('article').filter({ hasText: /Пропущенный|никто не ответил/ })).toHaveCount(
    0,
  );
  await picture(teacher, 'call-crossed-light');
});

test('F-064 a teacher calls all in the class chat in one action; who comes looks at the own devices first, and comes without them', async ({
  openDesktop,
  school,
}) => {
  const { page: teacher } = await enterWithSlip(school, openDesktop, TEACHER);
  const { page: pupil } = await enterWithSlip(school, openDesktop, PUPIL);
  const { page: other } = await enterWithSlip(school, openDesktop, SECOND_PUPIL);
  for (const page of [teacher, pupil, other]) await openChat(page, CLASS_CHAT);
  // A pupil calls nobody together where the school has not said so.
  await expect(pupil.getByRole('button', { name: 'Позвонить всем в чате' })).toHaveCount(0);

  // Nothing in here may open a device.
  await other.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('not here', 'NotAllowedError'));
  });
  await teacher.getByRole('button', { name: 'Позвонить всем в чате' }).click();
  await expect(teacher.getByText('Звоним всем в чате…')).toBeVisible();
  for (const page of [pupil, other]) {
    const ring = page.getByRole('alertdialog', { name: /Звонит .*Анна/ });
    await expect(ring).toContainText(`звонит всем в чате «${CLASS_CHAT}»`);
    await ring.getByRole('button', { name: 'Ответить' }).click();
  }
  const check = pupil.getByRole('main', { name: 'Проверка перед звонком' });
  await expect(check.getByLabel('Громкость вашего голоса')).toBeVisible();
  await expect(check.locator('video')).toBeVisible();
  await check.getByRole('button', { name: 'Проверить звук' }).click();
  await picture(pupil, 'call-check-light');
  await check.getByText('Говорить, удерживая пробел').click();
  await check.getByRole('button', { name: 'Войти в звонок' }).click();

  // Without microphone and camera one is there all the same, and is told why.
  const denied = other.getByRole('main', { name: 'Проверка перед звонком' });
  await expect(denied.getByText('Картинки нет. Говорить можно и без камеры.')).toBeVisible();
  await denied.getByRole('button', { name: 'Войти в звонок' }).click();
  await expect(other.getByText('Микрофон не разрешён').first()).toBeVisible();
  const people = (page: Page) => page.getByRole('main', { name: 'Участники звонка' }).getByRole('listitem');
  for (const page of [teacher, pupil, other]) await expect(people(page)).toHaveCount(3);

  // Heard while the key is held.
  const push = pupil.getByText('Удерживайте пробел, чтобы говорить');
  await expect(push).toBeVisible();
  const muted = people(teacher).filter({ hasText: PUPIL }).getByText('микрофон выключен');
  await expect(muted).toBeVisible();
  await pupil.keyboard.down('Space');
  await expect(pupil.getByText('Вас слышно')).toBeVisible();
  await expect(muted).toHaveCount(0);
  await pupil.keyboard.up('Space');
  await expect(push).toBeVisible();
  await expect(muted).toBeVisible();

  await teacher.getByRole('button', { name: 'Камера' }).click();
  const seen = people(pupil).filter({ hasText: TEACHER_SHORT }).locator('video');
  await expect(seen).toBeVisible();
  await picture(teacher, 'call-many-light');
  await teacher.getByRole('button', { name: 'Настроить звук и камеру' }).click();
  await expect(teacher.getByRole('dialog').getByLabel('Громкость вашего голоса')).toBeVisible();
  await picture(teacher, 'call-devices-light');
  await teacher.keyboard.press('Escape');
  // A camera that is pulled out is said, and the call goes on.
  await people(teacher)
    .filter({ hasText: 'Вы' })
    .locator('video')
    .evaluate((video) => {
      const { srcObject } = video as HTMLVideoElement;
      (srcObject as MediaStream).getVideoTracks()[0]!.dispatchEvent(new Event('ended'));
    });
  await expect(teacher.getByText('Камеру отключили от компьютера').first()).toBeVisible();
  await expect(seen).toHaveCount(0);

  await choosePreferences(teacher, { language: 'ru', theme: 'dark', textScale: 100 });
  await picture(teacher, 'call-many-dark');
  await teacher.getByRole('button', { name: 'Завершить для всех' }).click();
  for (const page of [pupil, other]) await expect(page.getByText('Звонок завершён')).toBeVisible();
});
