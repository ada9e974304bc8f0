import type { Directory } from '../../shared/directory/directory.ts';
import { isErasedRequest, NAMELESS_REQUEST } from '../../shared/erasure/nameless-request.ts';
import { stampTime } from '../../shared/ids/id.ts';
import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { SCHOOL_WRITER } from '../../shared/schema/envelope.ts';
import type { LogEntry } from '../audit/ledger.ts';
import type { Documents } from '../documents.ts';

/** How long a school may look up whom it has not let in. */
const KEPT_MS = 30 * 24 * 3600_000;
/** As many things as a line of the log names. */
const MOST_IN_A_LINE = 500;

/**
 * Requests that were refused or withdrawn, once they have been so for 30 days: name, note and e-mail go, for
 * whoever was not let in is nobody of this school (clause P-4.3). That there was a request, and what became
 * of it, stays.
 * @param at hub time
 */
export function oldRequestsEmptied(
  directory: Directory,
  at: number,
  documents: Documents,
): { readonly parts: readonly AuthorPart[]; readonly log: readonly LogEntry[] } {
  const old = directory.all('joinrequest').filter(({ stamp, body }) => {
    const isOver = body.state === 'refused' || body.state === 'withdrawn';
    return isOver && stampTime(stamp) + KEPT_MS <= at && !isErasedRequest(body);
  });
  const parts = old.map(({ id, scope, parent, body }) =>
    documents.make('joinrequest', { id, scope, parent, body: { ...body, ...NAMELESS_REQUEST } }),
  );
  const ids = old.map(({ id }) => id);
  const log = Array.from({ length: Math.ceil(ids.length / MOST_IN_A_LINE) }, (_, line) => ({
    actor: SCHOOL_WRITER,
    action: 'requests.emptied',
    targets: ids.slice(line * MOST_IN_A_LINE, (line + 1) * MOST_IN_A_LINE),
    clause: 'P-4.3',
    act: '',
    reason: '',
  }));
  return { parts, log };
}
