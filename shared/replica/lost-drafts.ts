import type { RxCollection } from 'rxdb';
import { formDraftOf, isFormName, wordsOf } from '../schema/form-draft.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import type { OutboxRow } from './views.ts';

interface LostIn {
  /** What is typed and not sent, by chat or form. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Whether a chat can be opened. */
  readonly isOpen: (chat: string) => boolean;
  readonly messages: RxCollection<ReplicaDocument>;
}

/** What was typed in chats that cannot be opened any more, or about tasks and events that are gone. */
export async function lostDrafts({ drafts, isOpen, messages }: LostIn): Promise<readonly OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (const [name, text] of drafts) {
    if (!isFormName(name)) {
      if (text.trim() !== '' && !isOpen(name)) rows.push(rowOf(name, text));
      continue;
    }
    const form = formDraftOf(text);
    const words = form ? wordsOf(form) : text;
    if (words === '') continue;
    const isThere =
      form !== undefined && isOpen(form.chat) && (form.about === '' || (await isHere(messages, form.about)));
    if (!isThere) rows.push(rowOf(name, words));
  }
  return rows;
}

async function isHere(messages: RxCollection<ReplicaDocument>, id: string): Promise<boolean> {
  const found = await messages.findOne(id).exec();
  return found !== null && !found.gone;
}

function rowOf(name: string, text: string): OutboxRow {
  return {
    id: `draft ${name}`,
    act: 'draft',
    // Under this name it is dropped, too.
    chat: name,
    chatTitle: '',
    text,
    action: '',
    about: '',
    writtenAt: 0,
    state: 'aside',
    refusal: undefined,
  };
}
