import Type from 'typebox';
import { handler } from './handler.ts';

/** What a device shows with requests for the bytes of files; see `FilePasses`. */
export const filesPass = handler({
  data: Type.Object({}, { additionalProperties: false }),
  refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
  run: ({ hub, facts, device }) => Promise.resolve(hub.filePasses.issue(facts.person, device)),
});
