import Type from 'typebox';
import { logName } from '../../shared/schema/envelope.ts';
import { handler } from './handler.ts';

/** What a device shows with requests for the bytes of files; see `FilePasses`. */
export const filesPass = handler({
  data: Type.Object({}, { additionalProperties: false }),
  refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
  // A hub that was put back from a copy has another log, and may have lost files with it.
  run: ({ hub, facts, device }) =>
    Promise.resolve({ ...hub.filePasses.issue(facts.person, device), log: logName(hub.store) }),
});
