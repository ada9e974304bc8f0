import Type, { type Static, type TSchema } from 'typebox';
import { AppErrorData } from '../errors/app-error.ts';
import { Id } from '../ids/id.ts';
import { FileDigest, FileRef, FileRefs, MAX_FILE_BYTES, MAX_FILES } from '../schema/file-ref.ts';
import { MAX_MENTIONS, MESSAGE_MAX_LETTERS, MessageBody, QUOTE_MAX_LETTERS } from '../schema/message.ts';
import { line, text } from '../schema/names.ts';
import { ThumbBody } from '../schema/thumb.ts';
import { bytes } from '../std/bytes.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
const Nothing = object({});
const Size = Type.Integer({ minimum: 0, maximum: MAX_FILE_BYTES });

/** How large the pieces are in which a file goes from the window to its store and back. */
export const FILE_PIECE_BYTES = 512 * 1024;
/** More files than a screen shows. */
export const MOST_WATCHED_FILES = 500;

/** '' not wanted; wanted: as soon as there is a link; paused: when the person says so; night: by itself at night. */
export const TransferWish = Type.Union([
  Type.Literal(''),
  Type.Literal('wanted'),
  Type.Literal('paused'),
  Type.Literal('night'),
]);
export type TransferWish = Static<typeof TransferWish>;

/** What this computer has of a file, and what is on its way. */
export const FileState = Type.Object({
  digest: FileDigest,
  /** All of it is on this computer. */
  isHere: Type.Boolean(),
  /** The school's hub has confirmed that it has all of it. */
  isOnHub: Type.Boolean(),
  /** What its content is, '' until it is here. */
  type: Type.String(),
  up: TransferWish,
  down: TransferWish,
  /** Bytes that have arrived at the other end. */
  doneBytes: Size,
  /** It moves now. */
  isMoving: Type.Boolean(),
  isKept: Type.Boolean(),
  fault: Type.Union([AppErrorData, Type.Null()]),
});
export type FileState = Static<typeof FileState>;

/** What a person sets about files on this computer. */
export const FileSettings = object({
  /** Files up to so many bytes come by themselves when they are seen. */
  autoBytes: Type.Integer({ minimum: 0, maximum: MAX_FILE_BYTES }),
  /** The link costs by the byte: nothing large moves by itself, in either direction. */
  isMetered: Type.Boolean(),
  /** How much the files of this person may take on this computer. */
  quotaBytes: Type.Integer({ minimum: 0, maximum: 2 ** 43 }),
});
export type FileSettings = Static<typeof FileSettings>;

/** A file that waits for the next message of a chat, with its small picture, '' for none. */
export const HeldFile = object({
  file: FileRef,
  thumb: Type.Union([Type.Literal(''), ThumbBody.properties.picture]),
});
export type HeldFile = Static<typeof HeldFile>;
const HeldFiles = Type.Array(HeldFile, { maxItems: MAX_FILES });

/** Requests of the window about files. Files are named by the document that names them, and their digest. */
export const FILE_REQUESTS = {
  /** Begins to keep a file; the answer's token names it in `files.write`. */
  'files.begin': object({ name: line(120, 1), sizeBytes: Size }),
  /** The next piece. */
  'files.write': object({ token: Id, bytes: bytes(FILE_PIECE_BYTES) }),
  /** All of it was written: says how a document names it. */
  'files.finish': object({
    token: Id,
    width: FileRef.properties.width,
    height: FileRef.properties.height,
    durationMs: FileRef.properties.durationMs,
    isVoice: Type.Boolean(),
  }),
  'files.drop': object({ token: Id }),
  /** Sends a message that names files; they follow it by themselves. */
  'files.send': object({
    chat: Id,
    text: text(MESSAGE_MAX_LETTERS),
    files: FileRefs,
    thumbs: Type.Array(ThumbBody, { maxItems: 10 }),
    replyTo: MessageBody.properties.replyTo,
    quote: text(QUOTE_MAX_LETTERS),
    mentions: Type.Array(Id, { maxItems: MAX_MENTIONS, uniqueItems: true }),
    atNight: Type.Boolean(),
  }),
  /** Keeps the files that wait for the next message of a chat; `files.send` lets go of those that it sends. */
  'files.hold': object({ chat: Id, files: HeldFiles }),
  'files.held': object({ chat: Id }),
  /** Sends files that another document names (a material, an order, a task's answer). */
  'files.offer': object({ files: FileRefs, atNight: Type.Boolean() }),
  /** The files that the screen shows; their states are told by `files.changed` from now on. */
  'files.watch': object({ digests: Type.Array(FileDigest, { maxItems: MOST_WATCHED_FILES }) }),
  /** The screen shows a file: a small one comes by itself. */
  'files.seen': object({ document: Id, file: FileRef }),
  'files.fetch': object({ document: Id, file: FileRef, atNight: Type.Boolean() }),
  /** A file that a live session shows now: it comes before everything else, also while the session goes on. */
  'files.hurry': object({ document: Id, file: FileRef }),
  'files.pause': object({ digest: FileDigest }),
  'files.resume': object({ digest: FileDigest, atNight: Type.Boolean() }),
  /** Ends a download; what has come is removed. An upload ends with its message. */
  'files.cancel': object({ digest: FileDigest }),
  /** Keeps a file on this computer, fetched by itself and never cleaned away. */
  'files.keep': object({ document: Id, file: FileRef, isKept: Type.Boolean() }),
  /** A part of a file that is here, for what no element of a page plays by itself. */
  'files.read': object({
    digest: FileDigest,
    offset: Size,
    length: Type.Integer({ minimum: 1, maximum: FILE_PIECE_BYTES }),
  }),
  /** Writes a file, decrypted, where the person says; false where they changed their mind. */
  'files.saveAs': object({ file: FileRef }),
  /** Opens a copy with the program of the system; only what is no program and holds none. */
  'files.open': object({ file: FileRef }),
  'files.settings': Nothing,
  'files.setSettings': FileSettings,
  /** Removes what can be fetched again. */
  'files.tidy': Nothing,
} as const satisfies Record<string, TSchema>;

export type FileRequestName = keyof typeof FILE_REQUESTS;
/** What the replica thread answers; the others write outside the vault, which main does. */
export type FileThreadRequestName = Exclude<FileRequestName, 'files.saveAs' | 'files.open'>;
export type FileRequest<N extends FileRequestName> = Static<(typeof FILE_REQUESTS)[N]>;

const FileUsage = Type.Object({
  settings: FileSettings,
  usedBytes: Type.Integer({ minimum: 0 }),
  /** Of it, what can be removed and fetched again. */
  removableBytes: Type.Integer({ minimum: 0 }),
});
export type FileUsage = Static<typeof FileUsage>;

/** How the answers are read behind the thread. */
export const FILE_ANSWERS = {
  'files.begin': Type.Object({ token: Id }),
  'files.write': Type.Undefined(),
  'files.finish': FileRef,
  'files.drop': Type.Undefined(),
  'files.send': Type.Object({ id: Id }),
  'files.hold': Type.Undefined(),
  'files.held': HeldFiles,
  'files.offer': Type.Undefined(),
  'files.watch': Type.Array(FileState),
  'files.seen': Type.Undefined(),
  'files.fetch': Type.Undefined(),
  'files.hurry': Type.Undefined(),
  'files.pause': Type.Undefined(),
  'files.resume': Type.Undefined(),
  'files.cancel': Type.Undefined(),
  'files.keep': Type.Undefined(),
  'files.read': Type.Object({ bytes: bytes(FILE_PIECE_BYTES), sizeBytes: Size }),
  'files.saveAs': Type.Boolean(),
  'files.open': Type.Undefined(),
  'files.settings': FileUsage,
  'files.setSettings': FileUsage,
  'files.tidy': FileUsage,
} as const satisfies { readonly [N in FileRequestName]: TSchema };

export type FileAnswers = { readonly [N in FileRequestName]: Static<(typeof FILE_ANSWERS)[N]> };

/** A part of a file that is here. */
export const FilePart = Type.Object({
  bytes: bytes(4 * 1024 * 1024),
  /** Of the whole file. */
  sizeBytes: Size,
});
export type FilePart = Static<typeof FilePart>;

/** Asks for a part of a file, for showing or saving it; asked by main alone. */
export const FileReadData = object({
  digest: FileDigest,
  offset: Size,
  length: Type.Integer({ minimum: 0, maximum: 4 * 1024 * 1024 }),
});
export type FileReadData = Static<typeof FileReadData>;
