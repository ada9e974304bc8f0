import type { AuthorPart } from '../schema/envelope.ts';
import { part } from './make-documents.ts';

/** Slides of a chat by somebody, with one page. */
export function exhibitPart(by: string, of: { readonly id: string; readonly chat: string }): AuthorPart {
  return part({
    kind: 'exhibit',
    id: of.id,
    stamp: of.id,
    by,
    scope: `chat:${of.chat}`,
    parent: of.chat,
    body: {
      title: 'Линейная функция',
      form: 'slides',
      material: '',
      origin: '',
      source: '',
      type: 'image/webp',
      width: 1280,
      height: 720,
      durationMs: 0,
      files: [{ digest: 'a'.repeat(64), sizeBytes: 40_000 }],
    },
  });
}
