import Type from 'typebox';
import { Id, OptionalId } from '../ids/id.ts';
import { FileDigest, MAX_FILE_BYTES } from './file-ref.ts';
import { line, TimeMs } from './names.ts';

/** The most pages of what is shown, and the most pages of a board. */
export const MAX_PAGES = 120;
export const EXHIBIT_FORMS = ['slides', 'film'] as const;
export type ExhibitForm = (typeof EXHIBIT_FORMS)[number];

const Page = Type.Integer({ minimum: 1, maximum: MAX_PAGES });
const Pixels = Type.Integer({ minimum: 0, maximum: 100_000 });
const DurationMs = Type.Integer({ minimum: 0, maximum: 2 ** 31 });

/**
 * What was made ready to be shown in the live sessions of a chat, its parent, in its scope: pages as small
 * pictures, or a film or sound. Its files travel by themselves before they are shown.
 */
export const ExhibitBody = Type.Object(
  {
    title: line(200, 1),
    form: Type.Unsafe<ExhibitForm>(Type.Union(EXHIBIT_FORMS.map((form) => Type.Literal(form)))),
    /** The material that it was made of, '' for none. */
    material: OptionalId,
    /** Digest of the file that it was made of, '' where it was made of pictures. */
    origin: Type.Union([Type.Literal(''), FileDigest]),
    /** Where it comes from, as its material says. */
    source: line(300),
    /** The media type of every file. */
    type: Type.String({ pattern: '^(image|video|audio)/[a-z0-9.+-]{1,80}$', maxLength: 87 }),
    /** Pixels of the largest page or of the film, 0 for sound. */
    width: Pixels,
    height: Pixels,
    /** Of a film or sound, 0 for pages. */
    durationMs: DurationMs,
    /** One for each page in their order; of a film or sound just one; none once they were erased. */
    files: Type.Array(
      Type.Object(
        { digest: FileDigest, sizeBytes: Type.Integer({ minimum: 0, maximum: MAX_FILE_BYTES }) },
        { additionalProperties: false },
      ),
      { maxItems: MAX_PAGES },
    ),
  },
  { additionalProperties: false },
);
export type ExhibitBody = Type.Static<typeof ExhibitBody>;

const cueOf = <const S extends string, P extends Record<string, Type.TSchema>>(show: S, properties: P) =>
  Type.Object({ show: Type.Literal(show), at: TimeMs, ...properties }, { additionalProperties: false });

/**
 * What is on the stage of a live session from a moment of hub time on. The parent is the session; the newest one
 * decides, by whichever of those who lead it was said.
 */
export const CueBody = Type.Union([
  cueOf('slides', { exhibit: Id, page: Page, pages: Page }),
  cueOf('board', { page: Page }),
  /** At `atMs` of hub time the film stood at `positionMs`, and has gone on since if it is playing. */
  cueOf('film', { exhibit: Id, isPlaying: Type.Boolean(), positionMs: DurationMs, atMs: TimeMs }),
  cueOf('screen', {}),
  /** One person, large: who answers, or shows something. */
  cueOf('person', { person: Id }),
  cueOf('nothing', {}),
]);
export type CueBody = Type.Static<typeof CueBody>;
