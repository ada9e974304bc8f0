import type { AuthorPart } from '../../shared/schema/envelope.ts';
import { canonicalText } from '../../shared/sync/canonical.ts';

/** Whether a new version would say nothing that the held one does not say, its stamp apart. */
export function isVersionOf(held: AuthorPart, part: AuthorPart): boolean {
  return held.gone === part.gone && canonicalText(held.body) === canonicalText(part.body);
}
