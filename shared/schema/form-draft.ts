import Type from 'typebox';
import { Check } from 'typebox/value';
import { Id, OptionalId } from '../ids/id.ts';

/** What is typed into a form of a chat and not sent. It is kept among the drafts, under a name of its own. */
export const FormDraft = Type.Object(
  {
    chat: Id,
    /** The document that the form answers or changes, '' for a new one. */
    about: OptionalId,
    /** By field, as typed. */
    fields: Type.Record(Type.String({ maxLength: 40 }), Type.String()),
  },
  { additionalProperties: false },
);
export type FormDraft = Type.Static<typeof FormDraft>;

const PREFIX = 'form.';
/** What a person has chosen, or what names files: no words that could be missed. */
const NO_WORDS: ReadonlySet<string> = new Set(['settings', 'files', 'dropped']);

/** The name of a form's draft: which form, and what it is about. No chat and no document has such an id. */
export function formName(form: string, ...about: readonly string[]): string {
  return [`${PREFIX}${form}`, ...about].join('.');
}

/** The draft of a form out of a text that was kept; undefined for any other text. */
export function formDraftOf(text: string): FormDraft | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    return Check(FormDraft, read) ? read : undefined;
  } catch {
    return undefined;
  }
}

export function isFormName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** The typed words alone. */
export function wordsOf({ fields }: FormDraft): string {
  return Object.entries(fields)
    .filter(([name, value]) => !NO_WORDS.has(name) && value.trim() !== '')
    .map(([, value]) => value)
    .join('\n');
}
