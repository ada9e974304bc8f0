import { AppError } from '../errors/app-error.ts';
import { refusalOf } from '../permissions/can.ts';
import { chatScope } from '../schema/chat.ts';
import type { BodyOf } from '../schema/kinds.ts';
import type { AuthorPart } from '../schema/envelope.ts';
import { parseScope, scopeOf } from '../schema/scope.ts';
import { submissionEndId } from '../schema/submission.ts';
import type { JoiningOptions } from './joining.ts';

/** Texts for channels: handed to the administrator, and published under their author's name or not (clause P-2.2(5)). */
export class Channels {
  readonly #options: JoiningOptions;

  constructor(options: JoiningOptions) {
    this.#options = options;
  }

  /** Hands a text in, also without a link. Throws AppError where the person may not. */
  async submit({ channel, text }: { readonly channel: string; readonly text: string }): Promise<void> {
    const { clock, person, projection } = this.#options;
    const { directory } = projection;
    const target = { chat: channel, about: directory.chat(channel) };
    const refusal = refusalOf(projection.factsOf(person), 'channel.submit', target, directory.isOn);
    if (refusal) throw new AppError(refusal);
    const id = clock.stamp();
    const body: BodyOf<'submission'> = { channel, text: text.trim(), files: [], note: '' };
    if (body.text === '') throw new AppError('messageEmpty');
    await this.#write({ id, kind: 'submission', scope: scopeOf.act(person), parent: '', body });
  }

  /**
   * Publishes a text that was handed in, or says why not. The word comes first and names the message, so two
   * administrators do not publish it twice. Throws AppError `actTwice` where it was decided already.
   */
  async decide(of: { readonly submission: string; readonly isPublished: boolean; readonly reason: string }) {
    const { clock, person, projection } = this.#options;
    const { directory } = projection;
    const refusal = refusalOf(projection.factsOf(person), 'channel.publish', {}, directory.isOn);
    if (refusal) throw new AppError(refusal);
    const held = directory.get('submission', of.submission);
    if (!held) throw new AppError('notFound');
    if (directory.get('submissionend', submissionEndId(held.id))) throw new AppError('actTwice');
    const { channel, text, files } = held.body;
    const maker = parseScope(held.scope)?.subject ?? '';
    const message = of.isPublished ? clock.stamp() : '';
    await this.#write({
      id: submissionEndId(held.id),
      kind: 'submissionend',
      scope: held.scope,
      parent: held.id,
      body: { isPublished: of.isPublished, message, reason: of.reason },
    });
    if (!of.isPublished) return;
    const scope = chatScope(directory.chat(channel)?.template ?? 'channel', channel);
    const attached = files.length > 0 ? { files } : {};
    const body: BodyOf<'message'> = { text, replyTo: '', onBehalf: maker, submission: held.id, ...attached };
    await this.#write({ id: message, kind: 'message', scope, parent: channel, body });
  }

  async #write(of: Pick<AuthorPart, 'id' | 'kind' | 'scope' | 'parent' | 'body'>): Promise<void> {
    const { clock, person, replicator, store } = this.#options;
    await store.write({ ...of, by: person, stamp: clock.stamp(), gone: false });
    replicator.wake();
  }
}
