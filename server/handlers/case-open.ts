import type { Directory } from '../../shared/directory/directory.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { CaseOpenData } from '../../shared/ipc/case-calls.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import { originalId } from '../../shared/schema/original.ts';
import { chatOfScope, scopeOf } from '../../shared/schema/scope.ts';
import type { Hub } from '../hub.ts';
import { wordsOf } from '../moderation/follow-ups.ts';
import { handler } from './handler.ts';

/**
 * Opens to the administration the words of one message that was reported, taken out or recorded as a violation
 * (clause E-2.8, decision D-3). The opening stands in the log and in the case of the author, who sees by whom and when,
 * before the words are told.
 */
export const caseOpen = handler({
  data: CaseOpenData,
  refusal: (facts) => refusalOf(facts, 'case.open', { person: { ...facts, person: '' } }),
  run: async ({ hub, facts }, { message }) => {
    const directory = await hub.facts.directory();
    const found = await hub.store.get(message);
    const chat = found ? chatOfScope(found.scope) : '';
    if (!found || chat === '' || !(await isInQuestion(hub, directory, message))) {
      throw new AppError('notFound');
    }
    const refusal = refusalOf(facts, 'case.open', {
      person: { ...directory.factsOf(found.by), person: found.by },
    });
    if (refusal) throw new AppError(refusal);
    const made = hub.documents.make('casestep', {
      id: '0',
      scope: scopeOf.case(chat, found.by),
      parent: message,
      body: { step: 'opened', message, person: facts.person },
    });
    await hub.acceptor.writeAsSchool([{ ...made, id: made.stamp }], {
      log: [
        {
          actor: facts.person,
          action: 'case.open',
          targets: [message, found.by, chat],
          clause: 'E-2.8',
          act: '',
          reason: '',
        },
      ],
    });
    const { text, files } = said(found, await hub.store.get(originalId(message)));
    return { text, files };
  },
});

/** Nothing else of a chat is opened to anybody who is not in it. */
async function isInQuestion(hub: Hub, directory: Directory, message: string): Promise<boolean> {
  if (directory.about('report', message).some(({ parent }) => parent === message)) return true;
  if (directory.all('casestep').some(({ body }) => 'message' in body && body.message === message))
    return true;
  return (await hub.store.byParent('takedown', message)).length > 0;
}

/** What it said when it was reported or taken out, whatever its author has made of it since. */
function said(
  found: AcceptedDocument,
  original: AcceptedDocument | undefined,
): { readonly text: string; readonly files: number } {
  if (original && isOfKind(original, 'original')) {
    return { text: original.body.text, files: original.body.files.length };
  }
  const files = isOfKind(found, 'message') ? (found.body.files?.length ?? 0) : 0;
  return { text: found.gone ? '' : wordsOf(found.body), files };
}
