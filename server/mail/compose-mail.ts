import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from './letter.ts';
import type { MailSettings } from './mail-settings.ts';

export interface MailStamp {
  /** Names the letter for good, so that a repeated delivery can be known as one. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/** Writes a letter with its headers as it goes over the wire. */
export function composeMail(settings: MailSettings, letter: Letter, stamp: MailStamp): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: settings.fromName, address: settings.fromAddress },
    to: { name: '', address: letter.to },
    subject: letter.subject,
    text: letter.text,
    date: new Date(stamp.writtenAt),
    messageId: `<${stamp.id}@${settings.fromAddress.replace(/^.*@/, '')}>`,
    // Answering machines leave letters of machines alone (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
