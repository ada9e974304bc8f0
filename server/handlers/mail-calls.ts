import Type from 'typebox';
import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import { type MailForm, MailSetData, type MailState } from '../../shared/ipc/mail-calls.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import { ShapeError } from '../../shared/std/parse.ts';
import type { Hub } from '../hub.ts';
import { type MailSettings, parseMailSettings, readMailSettings } from '../mail/mail-settings.ts';
import { handler } from './handler.ts';

/** What the school's mail is set to; never the password. */
export const mailState = handler({
  data: Type.Object({}, { additionalProperties: false }),
  refusal: (facts) => refusalOf(facts, 'mail.set'),
  run: async ({ hub }): Promise<MailState> => {
    const settings = await readMailSettings(hub.store);
    const { waiting } = hub.mail;
    if (!settings) return { settings: null, hasPassword: false, waiting };
    const { certificateSha256 = '' } = settings;
    return {
      settings: { ...settings, certificateSha256, password: '' },
      hasPassword: settings.password !== '',
      waiting,
    };
  },
});

/** Connects to a mail server and says what is wrong with it, as data: a check that fails has answered. */
export const mailCheck = handler({
  data: MailSetData,
  refusal: (facts) => refusalOf(facts, 'mail.set'),
  run: async ({ hub }, { settings }) => {
    try {
      const asked = settings ? await settingsOf(hub, settings) : await readMailSettings(hub.store);
      if (!asked) throw new AppError('mailNotSet');
      await hub.mail.check(asked);
      return { fault: null };
    } catch (error) {
      return { fault: appErrorData(error) };
    }
  },
});

/** Puts settings in force, or ends the use of mail. Throws AppError `mailAddressInvalid`, `badRequest`. */
export const mailSet = handler({
  data: MailSetData,
  refusal: (facts) => refusalOf(facts, 'mail.set'),
  run: async ({ hub, facts }, { settings }) => {
    await hub.mail.changeSettings(settings ? await settingsOf(hub, settings) : undefined);
    const note = { actor: facts.person, action: 'mail.set', targets: [], clause: 'M-4 ¶13' };
    await hub.acceptor.writeAsSchool([], { log: [{ ...note, act: '', reason: '' }] });
    return {};
  },
});

async function settingsOf(hub: Hub, form: MailForm): Promise<MailSettings> {
  const inForce = await readMailSettings(hub.store);
  const { certificateSha256, ...rest } = form;
  const password = form.password || (form.user === '' ? '' : (inForce?.password ?? ''));
  const pin = certificateSha256 === '' ? {} : { certificateSha256 };
  try {
    return parseMailSettings({ ...rest, password, ...pin });
  } catch (error) {
    if (error instanceof ShapeError && error.where.includes('fromAddress'))
      throw new AppError('mailAddressInvalid');
    throw error;
  }
}
