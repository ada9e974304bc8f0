import Type from 'typebox';
import { AppErrorData } from '../errors/app-error.ts';
import { line } from '../schema/names.ts';

/** The school's mail server as an administrator sets it; the hub looks at every field more closely. */
const MailForm = Type.Object(
  {
    /** A name or an IP address. */
    host: line(253, 1),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    security: Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]),
    /** '' where the server wants no login. */
    user: line(200),
    /** '' keeps the password that is in force. */
    password: line(200),
    fromAddress: line(254, 3),
    fromName: line(100),
    /** SHA-256 of the server's certificate in hexadecimal where it is pinned, '' otherwise. */
    certificateSha256: Type.String({ pattern: '^([0-9a-f]{64})?$' }),
  },
  { additionalProperties: false },
);
export type MailForm = Type.Static<typeof MailForm>;

/** Settings to put in force, or to try; null ends the use of mail, or tries what is in force. */
export const MailSetData = Type.Object(
  { settings: Type.Union([MailForm, Type.Null()]) },
  { additionalProperties: false },
);

export const MailCheckAnswer = Type.Object({
  /** What went wrong; null where the server took login and sender. */
  fault: Type.Union([AppErrorData, Type.Null()]),
});

export const MailStateAnswer = Type.Object({
  /** Without the password, which never leaves the hub again; null while the school uses no mail. */
  settings: Type.Union([
    Type.Object({ ...MailForm.properties, password: Type.Literal('') }, { additionalProperties: false }),
    Type.Null(),
  ]),
  hasPassword: Type.Boolean(),
  /** Letters that wait. */
  waiting: Type.Integer({ minimum: 0 }),
});
export type MailState = Type.Static<typeof MailStateAnswer>;
