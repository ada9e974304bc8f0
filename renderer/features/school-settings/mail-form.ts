import type { MailForm, MailState } from '../../../shared/ipc/mail-calls.ts';

export const SECURITIES = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof SECURITIES)[number];

/** The ports that mail servers use for letters that are handed in. */
const PORTS: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, none: 25 };

export const EMPTY_MAIL: MailForm = {
  host: '',
  port: PORTS.tls,
  security: 'tls',
  user: '',
  password: '',
  fromAddress: '',
  fromName: '',
  certificateSha256: '',
};

/** The form as it is filled in at first. The password is never sent here; an empty one stays what it is. */
export function formOf({ settings }: Pick<MailState, 'settings'>): MailForm {
  return settings ? { ...settings } : EMPTY_MAIL;
}

/** A form with another way of encryption, and with its port where the port was the usual one. */
export function withSecurity(form: MailForm, security: MailSecurity): MailForm {
  return { ...form, security, port: form.port === PORTS[form.security] ? PORTS[security] : form.port };
}

/** Another server has another certificate. */
export function withHost(form: MailForm, host: string): MailForm {
  return { ...form, host, certificateSha256: '' };
}

/** The form as it is sent: without spaces around what was typed. */
export function cleanForm(form: MailForm): MailForm {
  return {
    ...form,
    host: form.host.trim(),
    user: form.user.trim(),
    fromAddress: form.fromAddress.trim(),
    fromName: form.fromName.trim(),
  };
}

/** Whether enough is filled in to try it. */
export function isFilledIn({ host, port, fromAddress }: MailForm): boolean {
  return host.trim() !== '' && port >= 1 && port <= 65_535 && fromAddress.trim().length >= 3;
}

/** «ab:cd:…»: a fingerprint as other programs show it, so that it can be compared. */
export function fingerprintWords(sha256: string): string {
  return (sha256.match(/.{2}/gu) ?? []).join(':').toUpperCase();
}
