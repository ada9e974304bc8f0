import type { AppErrorData } from '../../shared/errors/app-error.ts';
import { type FormDraft, formDraftOf } from '../../shared/schema/form-draft.ts';
import { SAVE_AFTER_MS } from './save-after.ts';
import { ask } from './use-command.ts';
import { bridge } from './window-bridge.ts';

export type FormFields = Readonly<Record<string, string>>;

/** Which form it is, and what it is about; see `FormDraft`. */
export interface FormPlace extends Pick<FormDraft, 'chat' | 'about'> {
  readonly name: string;
}

export interface KeptForm {
  readonly fields: FormFields;
  /** Whether what was typed before has come. */
  readonly isLoaded: boolean;
  /** Why it is not on the disk; undefined when all is well. */
  readonly error: AppErrorData | undefined;
}

interface Kept {
  readonly place: FormPlace;
  form: KeptForm;
  /** What the replica holds, undefined while that is not known. */
  saved: string | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const EMPTY: KeptForm = { fields: {}, isLoaded: false, error: undefined };

/** What is typed into the forms of a chat, kept by the replica like unfinished messages. */
export class FormKeeper {
  readonly #kept = new Map<string, Kept>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  formOf(name: string): KeptForm {
    return this.#kept.get(name)?.form ?? EMPTY;
  }

  /** Fetches what was typed before; a field that has been typed in meanwhile stays as it is. */
  open(place: FormPlace): void {
    const { name } = place;
    if (this.#kept.has(name)) return;
    const kept: Kept = { place, form: EMPTY, saved: undefined, timer: undefined };
    this.#kept.set(name, kept);
    const stop = bridge().replica.watch('draft', { chat: name }, ({ text }) => {
      if (kept.form.isLoaded) return;
      queueMicrotask(() => stop());
      kept.saved = text;
      const fields = { ...formDraftOf(text)?.fields, ...kept.form.fields };
      this.#show(kept, { ...kept.form, fields, isLoaded: true });
    });
  }

  change(place: FormPlace, change: FormFields): void {
    this.open(place);
    const kept = this.#kept.get(place.name);
    if (!kept) return;
    this.#show(kept, { ...kept.form, fields: { ...kept.form.fields, ...change } });
    kept.timer ??= setTimeout(() => void this.save(place.name), SAVE_AFTER_MS);
  }

  /** What was typed has been sent, or is not wanted any more. */
  async clear(name: string): Promise<void> {
    const kept = this.#kept.get(name);
    if (!kept) return;
    this.#show(kept, { fields: {}, isLoaded: true, error: undefined });
    await this.save(name);
  }

  /** Keeps what is typed now instead of a little later. */
  async save(name: string): Promise<void> {
    const kept = this.#kept.get(name);
    if (!kept?.form.isLoaded) return;
    clearTimeout(kept.timer);
    kept.timer = undefined;
    const text = textOf(kept);
    if (text === kept.saved) return;
    const before = kept.saved;
    kept.saved = text;
    const outcome = await ask(bridge().replica.saveDraft, { chat: name, text });
    if (!outcome.ok) kept.saved = before;
    const error = outcome.ok ? undefined : outcome.error;
    if (error !== kept.form.error) this.#show(kept, { ...kept.form, error });
  }

  async saveAll(): Promise<void> {
    await Promise.all([...this.#kept.keys()].map((name) => this.save(name)));
  }

  #show(kept: Kept, form: KeptForm): void {
    kept.form = form;
    for (const listener of this.#listeners) listener();
  }
}

function textOf({ place: { chat, about }, form: { fields } }: Kept): string {
  // A field that was emptied counts where the form changes something that is there.
  const isEmpty = Object.values(fields).every((value) => value === '');
  return isEmpty ? '' : JSON.stringify({ chat, about, fields } satisfies FormDraft);
}
