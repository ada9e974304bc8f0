import Type from 'typebox';
import { Id } from '../ids/id.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';
import { fileRows, hasFiles, type FileRow } from './file-rows.ts';
import { type ReaderContext, shownAt } from './message-rows.ts';
import { personBrief } from './person-brief.ts';
import type { StreamReader } from './stream/stream-reader.ts';
import { isTakenDown } from './talk/row-talk.ts';

/** Among how many of the newest messages files are looked for; each further look takes four times as many. */
export const FIRST_LOOK = 1000;
export const MOST_LOOKED_AT = 64_000;
const BATCH = 500;

/** The question for the files of a chat, and its parameters. */
export const FILE_QUERIES = {
  chatFiles: Type.Object(
    { chat: Id, looked: Type.Integer({ minimum: 1, maximum: MOST_LOOKED_AT }) },
    { additionalProperties: false },
  ),
} as const;

export interface ChatFileRow {
  /** Of the message and the file. */
  readonly id: string;
  readonly message: string;
  readonly authorName: string;
  readonly isOwn: boolean;
  readonly at: number;
  readonly file: FileRow;
}

export interface ChatFilesView {
  /** The newest first. */
  readonly rows: readonly ChatFileRow[];
  /** Whether there are messages that were not looked at. */
  readonly hasEarlier: boolean;
}

export interface FileResults {
  readonly chatFiles: ChatFilesView;
}

/** Of parsed parameters. */
export function lookedIn(params: object): number {
  return 'looked' in params && typeof params.looked === 'number' ? params.looked : FIRST_LOOK;
}

/** The files of the newest messages of a chat. */
export async function chatFiles(
  reader: StreamReader,
  { chat, looked }: { readonly chat: string; readonly looked: number },
  contextNow: () => ReaderContext,
): Promise<ChatFilesView> {
  const found: ReplicaDocument[] = [];
  let before = '~~';
  let left = looked;
  let hasEarlier = true;
  while (left > 0 && hasEarlier) {
    const documents = await reader.before(chat, before, Math.min(BATCH, left));
    found.push(...documents.filter(hasFiles));
    hasEarlier = documents.length === Math.min(BATCH, left);
    left -= documents.length;
    before = documents.at(-1)?.order ?? '';
  }
  const about = await reader.about(found.map(({ id }) => id));
  const context = contextNow();
  const rows = found
    .filter((document) => !isTakenDown(context, document))
    .flatMap((document) =>
      fileRows(document, about.get(document.id) ?? []).map((file) => ({
        id: `${document.id} ${file.digest}`,
        message: document.id,
        authorName: personBrief(context.projection, document.by).name,
        isOwn: document.by === context.person,
        at: shownAt(document),
        file,
      })),
    );
  return { rows, hasEarlier };
}
