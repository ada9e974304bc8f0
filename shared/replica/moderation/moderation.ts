import { AppError } from '../../errors/app-error.ts';
import { reportDesk } from '../../permissions/may-write-moderation.ts';
import { refusalToWrite, type Written } from '../../permissions/may-write.ts';
import { caseOf, countedSince, offsetOf } from '../../moderation/case-of.ts';
import { blockChance } from '../../moderation/may-block.ts';
import { editionOf } from '../../moderation/rules-in-force.ts';
import { apologyId, type CaseStepBody, objectionId } from '../../schema/case-step.ts';
import { writtenAt } from '../../schema/order.ts';
import { reportId } from '../../schema/report.ts';
import { rulesAckId } from '../../schema/rules.ts';
import { chatOfScope, scopeOf } from '../../schema/scope.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import type { ReaderContext } from '../message-rows.ts';
import type { Projection } from '../projection.ts';
import type { ReplicaOptions } from '../replica-options.ts';
import type { StreamReader } from '../stream/stream-reader.ts';
import { caseRows, caseView } from './case-view.ts';
import { deskRows } from './desk-view.ts';
import type { ModerationQueryName, ModerationResults } from './moderation-views.ts';
import type { ModerationWish, ModerationWishOf } from './moderation-wish.ts';
import { chatOrderView } from './order-view.ts';
import { rulesView } from './rules-view.ts';

export interface ModerationOptions extends Pick<ReplicaOptions, 'clock' | 'store' | 'replicator' | 'person'> {
  readonly projection: Projection;
  readonly reader: StreamReader;
}

type Made = Pick<Written, 'id' | 'kind' | 'scope' | 'parent' | 'body'>;

/** Order in chats: reports, cases, apologies and the rules. Each is written at once, with and without a link. */
export class Moderation {
  readonly #options: ModerationOptions;

  constructor(options: ModerationOptions) {
    this.#options = options;
  }

  /** Throws AppError: `notFound` where what it is about is not here, or why it may not be done. */
  async do(wish: ModerationWish): Promise<void> {
    switch (wish.do) {
      case 'report':
        return await this.#report(wish);
      case 'answerReport':
        return await this.#answer(wish);
      case 'caution': {
        const { chat, person, message, edition, rule } = wish;
        const body = { step: 'caution', message, edition, rule } as const;
        return await this.#step({ chat, person, parent: message, body });
      }
      case 'violation': {
        const { by: person, scope } = await this.#message(wish.message);
        const { message, edition, rule } = wish;
        const body = { step: 'violation', message, edition, rule } as const;
        return await this.#step({ chat: chatOfScope(scope), person, parent: message, body });
      }
      case 'block':
        return await this.#block(wish);
      case 'release':
        return await this.#release(wish);
      case 'correct': {
        const body = { step: 'correction', of: wish.step, words: wish.words.trim() } as const;
        return await this.#about(wish.step, body);
      }
      case 'appeal': {
        const body = { step: 'appeal', of: wish.step, words: wish.words.trim() } as const;
        return await this.#about(wish.step, body);
      }
      case 'ruling': {
        const { appeal, isLifted, words } = wish;
        return await this.#about(appeal, { step: 'ruling', appeal, isLifted, words: words.trim() });
      }
      case 'apologise':
        return await this.#apologise(wish);
      case 'object':
        return await this.#object(wish);
      case 'accept':
        return await this.#accept(wish);
    }
  }

  /** @param params as their schemas in `moderation-views.ts` say */
  async answer(
    query: ModerationQueryName,
    {
      chat = '',
      person = '',
      message = '',
    }: Readonly<Partial<Record<'chat' | 'person' | 'message', string>>>,
    context: ReaderContext,
  ): Promise<ModerationResults[ModerationQueryName]> {
    const { reader } = this.#options;
    switch (query) {
      case 'rules':
        return rulesView(context, chat, await this.#dayOf(message, context.now));
      case 'chatOrder':
        return chatOrderView(context, chat);
      case 'desk':
        return await deskRows(context, reader, chat);
      case 'cases':
        return caseRows(context, chat);
      case 'case':
        return await caseView(context, reader, { chat, person });
    }
  }

  async #dayOf(message: string, now: number): Promise<number> {
    const held = message === '' ? undefined : await this.#options.reader.one(message);
    return held ? writtenAt(held) : now;
  }

  async #message(id: string): Promise<ReplicaDocument> {
    const message = await this.#options.reader.one(id);
    if (!message || message.gone) throw new AppError('notFound', { details: 'no such message' });
    return message;
  }

  async #report({ message: id, words }: ModerationWishOf<'report'>): Promise<void> {
    const { person, projection } = this.#options;
    const { by: author, scope } = await this.#message(id);
    const chat = chatOfScope(scope);
    await this.#write({
      id: reportId(id, person),
      kind: 'report',
      scope: scopeOf.word(reportDesk(projection.directory, { chat, author }), person),
      parent: id,
      body: { chat, author, words: words.trim() },
    });
  }

  async #answer({ report: id, result, words }: ModerationWishOf<'answerReport'>): Promise<void> {
    const { clock, projection } = this.#options;
    const report = projection.directory.get('report', id);
    if (!report) throw new AppError('notFound', { details: 'no such report' });
    await this.#write({
      id: clock.stamp(),
      kind: 'reportend',
      scope: report.scope,
      parent: id,
      body: { result, words: words.trim() },
    });
  }

  async #block({ chat, person, days, edition, rule }: ModerationWishOf<'block'>): Promise<void> {
    const { clock, projection } = this.#options;
    const { directory } = projection;
    const now = clock.now();
    const { grounds, refusal } = blockChance(
      caseOf(directory, { chat, person }, now),
      countedSince(directory, now),
    );
    if (refusal) throw new AppError(refusal);
    await this.#step({
      chat,
      person,
      parent: '',
      body: {
        step: 'block',
        edition,
        rule,
        days,
        grounds: [...grounds],
        objectionDays: directory.amount('objectionDays'),
        offsetMinutes: offsetOf(directory),
      },
    });
  }

  async #release({ chat, person }: ModerationWishOf<'release'>): Promise<void> {
    const { block } = caseOf(this.#options.projection.directory, { chat, person }, this.#options.clock.now());
    if (!block) throw new AppError('notFound', { details: 'no block' });
    await this.#step({ chat, person, parent: block.id, body: { step: 'release', block: block.id } });
  }

  async #apologise({ chat, words }: ModerationWishOf<'apologise'>): Promise<void> {
    const { clock, person, projection } = this.#options;
    const { directory } = projection;
    const { block } = caseOf(directory, { chat, person }, clock.now());
    const step = block && directory.get('casestep', block.id)?.body;
    if (!block || step?.step !== 'block') throw new AppError('notFound', { details: 'no block' });
    await this.#write({
      id: apologyId(block.id),
      kind: 'apology',
      scope: scopeOf.chat(chat),
      parent: block.id,
      body: { text: words.trim(), objectionDays: step.objectionDays },
    });
  }

  async #object({ apology: id }: ModerationWishOf<'object'>): Promise<void> {
    const { person, projection } = this.#options;
    const apology = projection.directory.get('apology', id);
    if (!apology) throw new AppError('notFound', { details: 'no such apology' });
    await this.#write({
      id: objectionId(id, person),
      kind: 'objection',
      scope: scopeOf.word(chatOfScope(apology.scope), person),
      parent: id,
      body: { block: apology.parent, person: apology.by },
    });
  }

  async #accept({ editions }: ModerationWishOf<'accept'>): Promise<void> {
    const { clock, person, projection } = this.#options;
    for (const edition of editions) {
      const rules = editionOf(projection.directory, edition);
      if (!rules) throw new AppError('notFound', { details: 'no such rules' });
      const id = rulesAckId(edition, person);
      if (projection.directory.get('rulesack', id)) continue;
      await this.#write({
        id,
        kind: 'rulesack',
        scope: scopeOf.ack(person),
        parent: edition,
        body: { chat: rules.body.chat, at: Math.max(0, Math.floor(clock.now())) },
      });
    }
  }

  /** A step about another one, in the same case. */
  async #about(id: string, body: CaseStepBody): Promise<void> {
    const { clock, projection } = this.#options;
    const step = projection.directory.get('casestep', id);
    if (!step) throw new AppError('notFound', { details: 'no such step' });
    await this.#write({ id: clock.stamp(), kind: 'casestep', scope: step.scope, parent: id, body });
  }

  async #step(of: {
    readonly chat: string;
    readonly person: string;
    readonly parent: string;
    readonly body: CaseStepBody;
  }): Promise<void> {
    const { chat, person, parent, body } = of;
    const scope = scopeOf.case(chat, person);
    await this.#write({ id: this.#options.clock.stamp(), kind: 'casestep', scope, parent, body });
  }

  async #write(of: Made): Promise<void> {
    const { clock, person, projection, reader, replicator, store } = this.#options;
    const part = { ...of, by: person, stamp: clock.stamp(), gone: false };
    const looked = await reader.many([part.parent, part.id].filter((id) => id !== ''));
    const around = { look: (id: string) => looked.get(id), at: clock.now() };
    const refusal = refusalToWrite(projection.factsOf(person), part, projection.directory, around);
    if (refusal) throw new AppError(refusal);
    await store.write(part);
    replicator.wake();
  }
}
