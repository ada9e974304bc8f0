import { AppError, type AppErrorData } from '../../shared/errors/app-error.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { isTakenOut } from '../../shared/moderation/sealed-form.ts';
import { quoteRefusal } from '../../shared/permissions/quoting.ts';
import { forwardRefusal } from '../../shared/permissions/forwarding.ts';
import type { AcceptedDocument, AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { HubStore } from '../store/hub-store.ts';

interface Surroundings {
  readonly person: string | undefined;
  readonly directory: Directory;
  readonly fresh: ReadonlyMap<string, AcceptedDocument>;
}

/** What is passed on or quoted is compared with what it is said to be; only the hub has all that it may be taken from. */
export async function refusalBySource(
  part: AuthorPart,
  { person, directory, fresh }: Surroundings,
  store: Pick<HubStore, 'get'>,
): Promise<AppErrorData | undefined> {
  if (person === undefined || part.gone || !isOfKind(part, 'message')) return undefined;
  const { forwarded, quote, replyTo } = part.body;
  const find = async (id: string) => fresh.get(id) ?? (await store.get(id));
  if (quote !== undefined) {
    const quoted = replyTo === '' ? undefined : await find(replyTo);
    const held = await find(part.id);
    const isOut = quoted !== undefined && held === undefined && isTakenOut(directory, quoted);
    const refusal = isOut ? 'sourceChanged' : quoteRefusal(part, quoted, held);
    if (refusal) return new AppError(refusal).data;
  }
  if (!forwarded) return undefined;
  const source = await find(forwarded.message);
  if (source && source.by !== person && isTakenOut(directory, source))
    return new AppError('sourceChanged').data;
  const refusal = forwardRefusal(directory.factsOf(person), part, source, directory);
  return refusal && new AppError(refusal).data;
}
