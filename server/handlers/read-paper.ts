import { AppError } from '../../shared/errors/app-error.ts';
import { PapersReadData } from '../../shared/ipc/paper-calls.ts';
import { mayReadScope } from '../../shared/schema/scope.ts';
import { handler } from './handler.ts';

/** A piece of a paper's file, for everyone who may read the paper itself; nobody else learns that there is one. */
export const readPaper = handler({
  data: PapersReadData,
  refusal: (facts) => (facts.isPresent ? undefined : 'notAllowed'),
  run: async ({ hub, facts }, { paper, offset }) => {
    const found = (await hub.facts.directory()).get('paper', paper);
    if (!found || !mayReadScope(facts, found.scope)) throw new AppError('notFound');
    return { bytes: await hub.papers.read(found.body.digest, offset) };
  },
});
