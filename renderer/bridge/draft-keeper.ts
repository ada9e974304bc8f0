import type { AppErrorData } from '../../shared/errors/app-error.ts';
import type { DRAFT_MAX_LETTERS, DraftAim } from '../../shared/schema/draft.ts';
import { FormKeeper } from './form-keeper.ts';
import { SAVE_AFTER_MS } from './save-after.ts';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

/** As many letters as the replica keeps of one draft. */
const MAX_LETTERS = 20_000 satisfies typeof DRAFT_MAX_LETTERS;

/** The unfinished message of one chat. */
export interface Draft {
  readonly text: string;
  /** What it answers or changes; undefined for a message by itself. */
  readonly aim?: DraftAim | undefined;
  /** Why it is not on the disk; undefined when all is well. */
  readonly error: AppErrorData | undefined;
}

interface Kept {
  draft: Draft;
  /** Texts that have left the field and are being written down as messages, oldest first. */
  readonly leaving: string[];
  /** What the replica holds (text, or text and aim), undefined while that is not known. */
  saved: string | undefined;
  isLoading: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const EMPTY: Draft = { text: '', error: undefined };

/**
 * Unfinished messages by chat: shown at once, and kept by the replica, so that they outlive the window. The
 * window itself stores nothing.
 */
export class DraftKeeper {
  /** What is typed into forms. */
  readonly forms = new FormKeeper();
  readonly #kept = new Map<string, Kept>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  draftOf(chat: string): Draft {
    return this.#kept.get(chat)?.draft ?? EMPTY;
  }

  /** Fetches what was typed in a chat before; what has been typed meanwhile stands behind it. */
  open(chat: string): void {
    if (this.#kept.has(chat)) return;
    const kept: Kept = { draft: EMPTY, leaving: [], saved: '', isLoading: true, timer: undefined };
    this.#kept.set(chat, kept);
    const stop = bridge().replica.watch('draft', { chat }, ({ text, aim }) => {
      if (!kept.isLoading) return;
      kept.isLoading = false;
      queueMicrotask(() => stop());
      kept.saved = keyOf(text, aim);
      if (aim && !kept.draft.aim) this.#show(kept, { ...kept.draft, aim });
      if (text !== '') this.change(chat, (typed) => (typed === '' ? text : `${text}\n${typed}`));
    });
  }

  change(chat: string, next: (before: string) => string): void {
    const kept = this.#keptOf(chat);
    const text = next(kept.draft.text);
    if (text !== kept.draft.text) this.#changed(chat, kept, { ...kept.draft, text });
  }

  /** The next message answers another one, or the words of it that are quoted. A message that is being changed goes back to what it was. */
  reply(chat: string, message: string, quote = ''): void {
    const kept = this.#keptOf(chat);
    const { text, aim } = kept.draft;
    const own = aim && aim.edits !== '' ? aim.kept : text;
    const words = quote === '' ? {} : { quote };
    const next = { replyTo: message, edits: '', kept: '', ...words };
    this.#changed(chat, kept, { ...kept.draft, text: own, aim: next });
  }

  /** An own message is changed; what was begun before comes back afterwards. */
  edit(chat: string, message: string, words: string): void {
    const kept = this.#keptOf(chat);
    const { text, aim } = kept.draft;
    if (aim?.edits === message) return;
    const own = aim && aim.edits !== '' ? aim.kept : text;
    const next = { replyTo: '', ...aim, edits: message, kept: own };
    this.#changed(chat, kept, { ...kept.draft, text: words, aim: next });
  }

  /** Neither answers nor changes anything any more. */
  dropAim(chat: string): void {
    const kept = this.#keptOf(chat);
    if (kept.draft.aim) this.#changed(chat, kept, { ...kept.draft, ...afterAim(kept.draft) });
  }

  /** Keeps what is typed now instead of a little later. */
  async save(chat: string): Promise<void> {
    const kept = this.#keptOf(chat);
    clearTimeout(kept.timer);
    kept.timer = undefined;
    // Until a message is safe its text is kept as a draft.
    const text = joined(...kept.leaving, kept.draft.text).slice(0, MAX_LETTERS);
    const { aim } = kept.draft;
    const key = keyOf(text, aim);
    if (key === kept.saved) return;
    const before = kept.saved;
    kept.saved = key;
    const outcome = await ask(bridge().replica.saveDraft, aim ? { chat, text, aim } : { chat, text });
    if (!outcome.ok) kept.saved = before;
    const error = outcome.ok ? undefined : outcome.error;
    if (error !== kept.draft.error) this.#show(kept, { ...kept.draft, error });
  }

  /** Takes the text out of the field for sending; what is typed from now on is the next message. */
  take(chat: string): string {
    const kept = this.#keptOf(chat);
    const { text, aim } = kept.draft;
    clearTimeout(kept.timer);
    kept.timer = undefined;
    kept.leaving.push(text);
    const left = aim && aim.edits !== '' ? afterAim(kept.draft) : { text: '', aim: undefined };
    this.#show(kept, { ...kept.draft, ...left });
    return text;
  }

  /** A text that was taken is safe as a message; what is typed besides is kept anew. */
  async sent(chat: string, text: string): Promise<void> {
    const kept = this.#keptOf(chat);
    removeFirst(kept.leaving, text);
    // The replica drops the draft with the message, and may have been told of a later one in between.
    const isAlone = kept.leaving.length === 0 && kept.draft.text === '';
    kept.saved = isAlone && kept.saved === text ? '' : undefined;
    if (kept.saved === undefined) await this.save(chat);
  }

  /** A text that was taken could not be written down: it stands in the field again, before what was typed since. */
  async putBack(chat: string, text: string, aim?: DraftAim): Promise<void> {
    const kept = this.#keptOf(chat);
    removeFirst(kept.leaving, text);
    const { text: since } = kept.draft;
    const back =
      aim && aim.edits !== ''
        ? { text, aim: { ...aim, kept: since } }
        : { text: joined(text, since), aim: kept.draft.aim ?? aim };
    this.#show(kept, { ...kept.draft, ...back });
    await this.save(chat);
  }

  /** Resolves when everything typed is on the disk, or could not be kept. */
  async saveAll(): Promise<void> {
    await Promise.all([this.forms.saveAll(), ...[...this.#kept.keys()].map((chat) => this.save(chat))]);
  }

  #keptOf(chat: string): Kept {
    const known = this.#kept.get(chat);
    if (known) return known;
    const kept: Kept = { draft: EMPTY, leaving: [], saved: '', isLoading: false, timer: undefined };
    this.#kept.set(chat, kept);
    return kept;
  }

  #changed(chat: string, kept: Kept, draft: Draft): void {
    this.#show(kept, draft);
    kept.timer ??= setTimeout(() => void this.save(chat), SAVE_AFTER_MS);
  }

  #show(kept: Kept, draft: Draft): void {
    kept.draft = draft;
    for (const listener of this.#listeners) listener();
  }
}

/** What goes on when something has been changed, or is not answered any more. */
function afterAim({ text, aim }: Draft): Pick<Draft, 'text' | 'aim'> {
  if (!aim || aim.edits === '') return { text, aim: undefined };
  return { text: aim.kept, aim: aim.replyTo === '' ? undefined : { ...aim, edits: '', kept: '' } };
}

function keyOf(text: string, aim: DraftAim | undefined): string {
  return aim ? JSON.stringify([text, aim]) : text;
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

function removeFirst(texts: string[], text: string): void {
  const at = texts.indexOf(text);
  if (at >= 0) texts.splice(at, 1);
}
