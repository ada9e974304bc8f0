import type { PaperFiles } from '../papers/paper-files.ts';
import type { PickedPapers } from '../papers/picked-papers.ts';
import type { AreaHandlers } from './handlers.ts';

export interface PaperHandlerParts {
  readonly picked: PickedPapers;
  readonly files: PaperFiles;
}

/** Files of the school's papers: picked here, sent to the hub, brought from it. */
export function paperHandlers(of: PaperHandlerParts): AreaHandlers<'papers'> {
  return {
    'papers.choose': () => of.picked.pick(),
    'papers.send': ({ token }) => of.files.send(token),
    'papers.save': ({ paper }) => of.files.save(paper),
    'papers.savePage': () => of.files.savePage(),
  };
}
