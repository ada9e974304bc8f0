import Type from 'typebox';
import { parserOf } from '../../shared/std/parse.ts';
import type { HubStore } from '../store/hub-store.ts';
import { isMailAddress } from './mail-address.ts';

const SETTING = 'mailSettings';
/** No line breaks and no other control characters, which could end a header or a command. */
const ONE_LINE = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$';

/** The mail server that the school has chosen, and in whose name the hub writes. */
export const MailSettings = Type.Object(
  {
    /** A name or an IP address. */
    host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9.:-]+$' }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    /** `tls` from the first byte, `starttls` or nothing, or `none` for a server in the same building. */
    security: Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]),
    /** Empty when the server wants no login. */
    user: Type.String({ maxLength: 200, pattern: ONE_LINE }),
    password: Type.String({ maxLength: 200, pattern: ONE_LINE }),
    fromAddress: Type.Refine(Type.String({ maxLength: 254 }), isMailAddress),
    fromName: Type.String({ maxLength: 100, pattern: ONE_LINE }),
    /**
     * SHA-256 of the server's certificate (DER) in hexadecimal. With it exactly this certificate is
     * accepted; without it, one that an authority of the system has signed for this host.
     */
    certificateSha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  },
  { additionalProperties: false },
);
export type MailSettings = Type.Static<typeof MailSettings>;

/** Reads settings that come over a wall or out of the store. Throws `ShapeError`. */
export const parseMailSettings = parserOf('mail.settings', MailSettings);

/** The settings in force, undefined while the school uses no mail. */
export async function readMailSettings(store: HubStore): Promise<MailSettings | undefined> {
  const saved = await store.setting(SETTING);
  return saved ? parseMailSettings(JSON.parse(saved)) : undefined;
}

/** Puts settings in force, or ends the use of mail with undefined. A running `Mailer` does it by itself. */
export async function saveMailSettings(store: HubStore, settings: MailSettings | undefined): Promise<void> {
  await store.setSetting(SETTING, settings ? JSON.stringify(parseMailSettings(settings)) : '');
}
