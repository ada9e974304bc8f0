import { AppError, type AppErrorData } from '../../shared/errors/app-error.ts';
import type { Directory } from '../../shared/directory/directory.ts';
import { forwardRefusal } from '../../shared/permissions/forwarding.ts';
import type { AcceptedDocument, AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { HubStore } from '../store/hub-store.ts';

interface Surroundings {
  readonly person: string | undefined;
  readonly directory: Directory;
  readonly fresh: ReadonlyMap<string, AcceptedDocument>;
}

/** What is passed on is compared with what it is said to be; only the hub has all that it may be taken from. */
export async function refusalBySource(
  part: AuthorPart,
  { person, directory, fresh }: Surroundings,
  store: Pick<HubStore, 'get'>,
): Promise<AppErrorData | undefined> {
  if (person === undefined || part.gone || !isOfKind(part, 'message')) return undefined;
  const { forwarded } = part.body;
  if (!forwarded) return undefined;
  const source = fresh.get(forwarded.message) ?? (await store.get(forwarded.message));
  const refusal = forwardRefusal(directory.factsOf(person), part, source, directory);
  return refusal && new AppError(refusal).data;
}
