import { viewOf } from '../files/file-type.ts';
import type { FileRef } from '../schema/file-ref.ts';
import { isOfKind } from '../schema/kinds.ts';
import type { ReplicaDocument } from '../sync/replica-document.ts';

/** A file of a document, with the small picture that its author has sent ahead. */
export interface FileRow extends FileRef {
  /** A WebP or JPEG in base64, '' for none. */
  readonly thumb: string;
}

/** What the files of a document are, in one word. */
export type Attached = '' | 'picture' | 'voice' | 'video' | 'file' | 'recording';

/**
 * The files of a document.
 * @param about what has this document as its parent
 */
export function fileRows(document: ReplicaDocument, about: readonly ReplicaDocument[]): readonly FileRow[] {
  const files = filesOf(document);
  if (files.length === 0) return files.map((file) => ({ ...file, thumb: '' }));
  const thumbs = new Map<string, string>();
  for (const one of about) {
    // Only its author knows what the file shows.
    if (isOfKind(one, 'thumb') && one.by === document.by) thumbs.set(one.body.digest, one.body.picture);
  }
  return files.map((file) => ({ ...file, thumb: thumbs.get(file.digest) ?? '' }));
}

export function attachedTo(document: ReplicaDocument): Attached {
  if (isOfKind(document, 'package')) return 'recording';
  const [file] = filesOf(document);
  if (!file) return '';
  if (file.isVoice) return 'voice';
  const view = viewOf(file.type);
  return view === 'picture' || view === 'video' ? view : 'file';
}

export function hasFiles(document: ReplicaDocument): boolean {
  return filesOf(document).length > 0;
}

function filesOf(document: ReplicaDocument): readonly FileRef[] {
  return isOfKind(document, 'message') ? (document.body.files ?? []) : [];
}
