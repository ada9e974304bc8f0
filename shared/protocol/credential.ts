import Type from 'typebox';
import { Credential } from '../credential/credential.ts';

/** The hub renews the device's credential; the client keeps it in place of the one before. */
export const CredentialMessage = Type.Object(
  { type: Type.Literal('credential'), credential: Credential },
  { additionalProperties: false },
);
export type CredentialMessage = Type.Static<typeof CredentialMessage>;
