import type { Directory, Entry } from '../../shared/directory/directory.ts';
import { isSealable } from '../../shared/moderation/sealed-form.ts';
import type { AcceptedDocument, AuthorPart } from '../../shared/schema/envelope.ts';
import { isOfKind, type Kind } from '../../shared/schema/kinds.ts';
import { writtenAt } from '../../shared/schema/order.ts';
import { originalId } from '../../shared/schema/original.ts';
import { restoralId } from '../../shared/schema/restoral.ts';
import { chatOfScope, scopeOf } from '../../shared/schema/scope.ts';
import type { HubStore } from '../store/hub-store.ts';

export interface Round {
  /** The school as it is after what the round has accepted so far. */
  readonly directory: Directory;
  readonly fresh: ReadonlyMap<string, AcceptedDocument>;
  readonly store: Pick<HubStore, 'get' | 'byParent' | 'logs' | 'changesBefore'>;
  /** A document of the school; without an id of its own it is called by its stamp. */
  readonly make: (of: {
    readonly kind: Kind;
    readonly id?: string;
    readonly scope: string;
    readonly parent: string;
    readonly body: Record<string, unknown>;
  }) => AuthorPart;
}

const PAGE = 500;

/**
 * What the school writes in the same round in which something is accepted that concerns the order in a chat, so that
 * nothing can come in between: what a message said that is reported, recorded or taken out is kept, a removal stands
 * in the case of its author, and a removal that was a mistake is lifted. What is said otherwise from now on
 * (`shownTo`) is among them as it is: it gets a new acceptance, and so goes to everybody anew.
 */
export async function followUps(
  accepted: AcceptedDocument,
  round: Round,
): Promise<readonly (AuthorPart | AcceptedDocument)[]> {
  if (accepted.gone) return [];
  if (isOfKind(accepted, 'takedown')) {
    const message = await find(accepted.parent, round);
    if (!message) return [];
    return [...(await ofRemovals(message, round)), ...(await family(message, round))];
  }
  if (isOfKind(accepted, 'report')) return await keptOf(accepted.parent, round);
  if (isOfKind(accepted, 'casestep')) {
    if (accepted.body.step === 'violation') return await keptOf(accepted.body.message, round);
    return await liftedBy(accepted, round);
  }
  // One that comes after its removal, as after a hub was put back from a copy.
  return isSealable(accepted) ? await ofRemovals(accepted, round) : [];
}

function find(id: string, { fresh, store }: Round): Promise<AcceptedDocument | undefined> {
  const held = fresh.get(id);
  return held ? Promise.resolve(held) : store.get(id);
}

async function ofRemovals(message: AcceptedDocument, round: Round): Promise<readonly AuthorPart[]> {
  const { directory } = round;
  const removals = directory
    .about('takedown', message.id)
    .filter(({ body, scope }) => body.author === message.by && scope === message.scope);
  if (removals.length === 0) return [];
  const scope = scopeOf.case(chatOfScope(message.scope), message.by);
  const told = new Set(
    directory.about('casestep', scope).map(({ body }) => (body.step === 'removed' ? body.takedown : '')),
  );
  const steps = removals.flatMap(({ id, by, body }) => {
    const { edition, rule, reason } = body;
    if (told.has(id) || edition === undefined || rule === undefined) return [];
    const of = { message: message.id, takedown: id, person: by, edition, rule, words: reason };
    return [round.make({ kind: 'casestep', scope, parent: message.id, body: { step: 'removed', ...of } })];
  });
  return [...(await keptOf(message.id, round)), ...steps];
}

/** What a message says now is kept, once: whoever reads the case reads what was reported first. */
async function keptOf(message: string, round: Round): Promise<readonly AuthorPart[]> {
  const id = originalId(message);
  const [held, kept] = [await find(message, round), await find(id, round)];
  if (kept || !held || held.gone || !isSealable(held)) return [];
  const files: unknown = held.body['files'] ?? [];
  const body = { author: held.by, text: wordsOf(held.body), files };
  return [round.make({ kind: 'original', id, scope: 'sealed', parent: message, body })];
}

export function wordsOf(body: Readonly<Record<string, unknown>>): string {
  const words = [body['text'], body['title'], body['question']];
  return words.find((one): one is string => typeof one === 'string' && one !== '') ?? '';
}

async function liftedBy(
  { body }: Pick<Entry<'casestep'>, 'body'>,
  round: Round,
): Promise<readonly (AuthorPart | AcceptedDocument)[]> {
  const removal = removalLiftedBy(body, round.directory);
  const id = removal && restoralId(removal.takedown);
  if (!removal || !id || round.directory.get('restoral', id)) return [];
  const message = await find(removal.message, round);
  if (!message) return [];
  const { scope } = message;
  const of = {
    kind: 'restoral',
    id,
    scope,
    parent: message.id,
    body: { takedown: removal.takedown },
  } as const;
  return [round.make(of), ...(await family(message, round))];
}

function removalLiftedBy(body: Entry<'casestep'>['body'], directory: Directory) {
  let of = '';
  if (body.step === 'correction') of = body.of;
  if (body.step === 'ruling' && body.isLifted) {
    const appeal = directory.get('casestep', body.appeal)?.body;
    if (appeal?.step === 'appeal') of = appeal.of;
  }
  const step = of === '' ? undefined : directory.get('casestep', of)?.body;
  return step?.step === 'removed' ? step : undefined;
}

/** A message with its small pictures and the answers that quote it. */
async function family(message: AcceptedDocument, round: Round): Promise<readonly AcceptedDocument[]> {
  const isOfIt = (one: AcceptedDocument) =>
    (isOfKind(one, 'thumb') && one.parent === message.id) ||
    (isOfKind(one, 'message') && one.body.quote !== undefined && one.body.replyTo === message.id);
  const found = new Map([[message.id, message]]);
  for (const thumb of await round.store.byParent('thumb', message.id)) found.set(thumb.id, thumb);
  for await (const one of since(writtenAt(message), message.scope, round.store)) {
    if (isOfIt(one)) found.set(one.id, one);
  }
  for (const one of round.fresh.values()) if (found.has(one.id) || isOfIt(one)) found.set(one.id, one);
  return [...found.values()];
}

/** What a scope holds that was accepted since a moment. */
async function* since(
  at: number,
  scope: string,
  store: Round['store'],
): AsyncGenerator<AcceptedDocument, undefined> {
  for (const { log, seq } of await store.logs()) {
    for (let before = seq + 1; ;) {
      const page = await store.changesBefore({ scope, log }, before, PAGE);
      for (const one of page) {
        if (one.at >= at) yield one;
      }
      const last = page.at(-1);
      if (!last || last.at < at || page.length < PAGE) break;
      before = last.seq;
    }
  }
  return undefined;
}
