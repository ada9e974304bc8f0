import { AppError } from '../../errors/app-error.ts';
import { captionersIn, captionParts, captionsIn, lastTrack, typedLast } from '../../captions/captions.ts';
import { can } from '../../permissions/can.ts';
import { refusalToLead } from '../../permissions/may-lead.ts';
import { refusalToWrite } from '../../permissions/may-write.ts';
import { lookedUpIn } from '../../permissions/surroundings.ts';
import { type DocumentOf, isKind, isOfKind } from '../../schema/kinds.ts';
import type { CaptionLine } from '../../schema/caption.ts';
import type { InkBody } from '../../schema/ink.ts';
import { scopeOf } from '../../schema/scope.ts';
import { cuesInOrder, decidingCue, pensGiven } from '../../stage/cue.ts';
import { drawnOn, drawnPages, type PagePlace } from '../../stage/drawing.ts';
import type { ReplicaDocument } from '../../sync/replica-document.ts';
import { type AuthorPart, authorPartOf } from '../../schema/envelope.ts';
import { type ReaderContext, shownAt } from '../message-rows.ts';
import { personBrief } from '../person-brief.ts';
import type { Projection } from '../projection.ts';
import type { ReplicaOptions } from '../replica-options.ts';
import { materialState } from '../shelf/material-state.ts';
import type { ShelfContents } from '../shelf/shelf-memory.ts';
import type { ShelfFile } from '../shelf/shelf-files-query.ts';
import { SessionPapers } from './session-papers.ts';
import type {
  CaptionsView,
  ExhibitRow,
  InkView,
  OnStage,
  ReplayView,
  StageResults,
  StageView,
} from './stage-views.ts';
import type { StageQueryName, StageWish } from './stage-wish.ts';

export interface StageOptions extends Pick<
  ReplicaOptions,
  'clock' | 'store' | 'replicator' | 'person' | 'database'
> {
  readonly projection: Projection;
  /** What lies on the shelves. */
  readonly shelf: () => Promise<ShelfContents>;
  readonly onChanged: () => void;
}

type Exhibit = DocumentOf<'exhibit', ReplicaDocument>;
type Made = Pick<AuthorPart, 'kind' | 'scope' | 'parent' | 'body'> & {
  readonly id?: string;
  readonly gone?: boolean;
};

/** So many of the newest exhibits are looked after, and so many of their files. */
const MOST_EXHIBITS = 20;
const MOST_FILES = 400;

/** What is shown in live sessions: slides, boards, films, and what is drawn on them. */
export class Stage {
  readonly #options: StageOptions;
  readonly #papers: SessionPapers;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#papers = new SessionPapers(options.database.shelf);
  }

  attach(): () => void {
    return this.#papers.attach(this.#options.onChanged);
  }

  /** Throws AppError: `notFound` where what it is about is not here, or why it may not be done. */
  async do(wish: StageWish): Promise<{ readonly id: string }> {
    const at = this.#now();
    switch (wish.do) {
      case 'show':
        return await this.#inLesson(wish.lesson, 'cue', { ...wish.cue, at });
      case 'prepare': {
        const { chat, exhibit } = wish;
        return await this.#write({ kind: 'exhibit', scope: scopeOf.chat(chat), parent: chat, body: exhibit });
      }
      case 'putAway': {
        const held = await this.#papers.one(wish.exhibit);
        if (!held || !isOfKind(held, 'exhibit')) throw new AppError('notFound', { details: 'no exhibit' });
        const { id, kind, scope, parent, body } = held;
        return await this.#write({ id, kind, scope, parent, body, gone: true });
      }
      case 'pen':
        return await this.#inLesson(wish.lesson, 'pen', { person: wish.person, isGiven: wish.isGiven });
      case 'captioner':
        return await this.#inLesson(wish.lesson, 'captioner', { person: wish.person, isAsked: wish.isAsked });
      case 'caption': {
        const body = { track: 0, part: 0, parts: 1, captioner: await this.#askedIn(wish.lesson) };
        // What is typed is said now.
        const lines = wish.lines.map((line) => (line.atMs === 0 ? { ...line, atMs: at } : line));
        return await this.#inLesson(wish.lesson, 'caption', { ...body, lines });
      }
      case 'captions':
        return await this.#wholeText(wish.lesson, wish.lines);
      case 'draw': {
        const { lesson, do: what, on, page, strokes } = wish;
        const body = { do: what, on, page, at, pen: await this.#penIn(lesson), strokes } satisfies InkBody;
        return await this.#inLesson(lesson, 'ink', body);
      }
      case 'undo': {
        const { lesson, do: what, on, page, key } = wish;
        const body = { do: what, on, page, at, pen: await this.#penIn(lesson), key } satisfies InkBody;
        return await this.#inLesson(lesson, 'ink', body);
      }
      case 'clear': {
        const { lesson, do: what, on, page } = wish;
        return await this.#inLesson(lesson, 'ink', { do: what, on, page, at, pen: '' } satisfies InkBody);
      }
    }
  }

  async answer<Q extends StageQueryName>(
    name: Q,
    params: object,
    contextNow: () => ReaderContext,
  ): Promise<StageResults[StageQueryName]> {
    switch (name) {
      case 'stage':
        return await this.#stage(nameIn(params, 'lesson'), contextNow);
      case 'ink':
        return await this.#ink(params);
      case 'captions':
        return await this.#captions(nameIn(params, 'lesson'));
      case 'replay':
        return await this.#replay(nameIn(params, 'lesson'), contextNow);
      case 'replayInk': {
        const about = await this.#papers.of(nameIn(params, 'lesson'));
        return about
          .filter((one) => isOfKind(one, 'ink') && isOn(one.body, placeIn(params)))
          .map(authorPartOf);
      }
      case 'exhibits': {
        const found = await this.#papers.exhibitsOf(nameIn(params, 'chat'));
        const shelf = await this.#options.shelf();
        return found
          .filter((one) => isOfKind(one, 'exhibit'))
          .map((one) => exhibitRow(one, shelf, contextNow()))
          .toSorted((a, b) => b.at - a.at);
      }
      default:
        return await this.#files();
    }
  }

  async #stage(lesson: string, contextNow: () => ReaderContext): Promise<StageView | undefined> {
    const held = this.#options.projection.lessons.get(lesson);
    if (!held) return undefined;
    const about = await this.#papers.of(lesson);
    const cue = decidingCue(about);
    const pens = pensGiven(about);
    const shelf = cue && 'exhibit' in cue.body ? await this.#options.shelf() : undefined;
    const found = cue && 'exhibit' in cue.body ? await this.#papers.one(cue.body.exhibit) : undefined;
    const context = contextNow();
    const exhibit =
      found && shelf && isOfKind(found, 'exhibit') && found.scope === held.scope
        ? exhibitRow(found, shelf, context)
        : undefined;
    const mayLead = this.#mayLead(held);
    return {
      on: onStage(cue, exhibit, context),
      by: cue && personBrief(context.projection, cue.by),
      mayLead,
      mayPrepare: this.#mayPrepare(held.parent),
      mayDraw: mayLead || pens.has('') || pens.has(context.person),
      pens: [...pens.keys()],
      now: this.#now(),
    };
  }

  async #ink(params: object): Promise<InkView> {
    const about = await this.#papers.of(nameIn(params, 'lesson'));
    const place = placeIn(params);
    const strokes = drawnOn(place, about);
    const lastOwn = strokes.findLast(({ by }) => by === this.#options.person)?.key ?? 0;
    return { strokes, lastOwn, pages: [...drawnPages(place.on, about)] };
  }

  async #captions(lesson: string): Promise<CaptionsView | undefined> {
    const held = this.#options.projection.lessons.get(lesson);
    if (!held) return undefined;
    const about = await this.#papers.of(lesson);
    const captioners = [...captionersIn(about).keys()];
    return {
      lines: captionsIn(about),
      last: typedLast(about),
      mayLead: this.#mayLead(held),
      isAsked: captioners.includes(this.#options.person),
      captioners,
      now: this.#now(),
    };
  }

  /** The parts of one text say how many they are, and count when all have come. */
  async #wholeText(lesson: string, lines: readonly CaptionLine[]): Promise<{ readonly id: string }> {
    const parts = captionParts(lines);
    const track = Math.max(this.#now(), lastTrack(await this.#papers.of(lesson)) + 1);
    const of = { track, parts: parts.length, captioner: '' };
    let first = '';
    for (const [part, some] of parts.entries()) {
      const { id } = await this.#inLesson(lesson, 'caption', { ...of, part, lines: some });
      first ||= id;
    }
    return { id: first };
  }

  /** What asks this person to type, '' for whoever leads and for whoever is not asked. */
  async #askedIn(lesson: string): Promise<string> {
    const held = this.#options.projection.lessons.get(lesson);
    if (!held || this.#mayLead(held)) return '';
    return captionersIn(await this.#papers.of(lesson)).get(this.#options.person) ?? '';
  }

  async #replay(lesson: string, contextNow: () => ReaderContext): Promise<ReplayView | undefined> {
    const held = this.#options.projection.lessons.get(lesson);
    if (!held) return undefined;
    const cues = cuesInOrder(await this.#papers.of(lesson));
    const named = new Set(cues.flatMap(({ body }) => ('exhibit' in body ? [body.exhibit] : [])));
    const found = await this.#papers.some([...named]);
    const shelf = await this.#options.shelf();
    const exhibits = found
      .filter((one) => isOfKind(one, 'exhibit'))
      .filter(({ scope, gone }) => scope === held.scope && !gone)
      .map((one) => exhibitRow(one, shelf, contextNow()));
    return { cues: cues.map(({ body }) => body), exhibits };
  }

  async #files(): Promise<readonly ShelfFile[]> {
    const found = await this.#papers.newestExhibits(MOST_EXHIBITS);
    return found.flatMap((one) => (isOfKind(one, 'exhibit') ? filesOf(one) : [])).slice(0, MOST_FILES);
  }

  #mayLead({ id: lesson, parent: chat }: Pick<AuthorPart, 'id' | 'parent'>): boolean {
    const { person, projection } = this.#options;
    return refusalToLead(projection.factsOf(person), { lesson, chat }, projection.directory) === undefined;
  }

  /** What lasts longer than the session is made ready by those whom the table lets lead. */
  #mayPrepare(chat: string): boolean {
    const { person, projection } = this.#options;
    return can(projection.factsOf(person), 'lesson.lead', { chat, about: projection.directory.chat(chat) });
  }

  /** What gives the pen to this person, '' for whoever leads and needs none. */
  async #penIn(lesson: string): Promise<string> {
    const held = this.#options.projection.lessons.get(lesson);
    if (!held || this.#mayLead(held)) return '';
    const pens = pensGiven(await this.#papers.of(lesson));
    return pens.get(this.#options.person) ?? pens.get('') ?? '';
  }

  async #inLesson(lesson: string, kind: string, body: AuthorPart['body']): Promise<{ readonly id: string }> {
    const held = this.#options.projection.lessons.get(lesson);
    if (!held) throw new AppError('notFound', { details: 'no lesson' });
    return await this.#write({ kind, scope: held.scope, parent: lesson, body });
  }

  #now(): number {
    return Math.max(1, Math.floor(this.#options.clock.now()));
  }

  async #write({ id, gone = false, ...of }: Made): Promise<{ readonly id: string }> {
    const { clock, person, projection, replicator, store } = this.#options;
    const stamp = clock.stamp();
    const { kind } = of;
    if (!isKind(kind)) throw new AppError('badRequest');
    const part = { ...of, kind, id: id ?? stamp, by: person, stamp, gone };
    const around = new Map<string, ReplicaDocument>();
    for (const one of lookedUpIn(part)) {
      const held = projection.lessons.get(one) ?? (await this.#papers.one(one));
      if (held) around.set(one, held);
    }
    const surroundings = { look: (one: string) => around.get(one), at: this.#now() };
    const refusal = refusalToWrite(projection.factsOf(person), part, projection.directory, surroundings);
    if (refusal) throw new AppError(refusal);
    await store.write(part);
    replicator.wake();
    return { id: part.id };
  }
}

function onStage(
  cue: DocumentOf<'cue', ReplicaDocument> | undefined,
  exhibit: ExhibitRow | undefined,
  { projection }: ReaderContext,
): OnStage {
  const body = cue?.body ?? { show: 'nothing' as const };
  switch (body.show) {
    case 'slides':
      return { show: 'slides', id: body.exhibit, exhibit, page: body.page, pages: body.pages };
    case 'film': {
      const { isPlaying, positionMs, atMs } = body;
      return { show: 'film', id: body.exhibit, exhibit, isPlaying, positionMs, atMs };
    }
    case 'board':
      return { show: 'board', page: body.page };
    case 'person':
      return { show: 'person', person: personBrief(projection, body.person) };
    default:
      return { show: body.show };
  }
}

function exhibitRow(document: Exhibit, shelf: ShelfContents, context: ReaderContext): ExhibitRow {
  const { id, by, body } = document;
  const { title, form, type, width, height, durationMs, files, source, material, origin } = body;
  const held = shelf.materials.get(material);
  const isTheFile = held?.body.files.some(({ digest }) => digest === origin) === true;
  return {
    id,
    title,
    form,
    type,
    width,
    height,
    durationMs,
    files,
    source,
    isVerified: held !== undefined && isTheFile && materialState(held, shelf).verified !== undefined,
    author: personBrief(context.projection, by),
    isOwn: by === context.person,
    at: shownAt(document),
  };
}

function filesOf({ id, body }: Exhibit): readonly ShelfFile[] {
  return body.files.map(({ digest, sizeBytes }, index) => ({
    document: id,
    file: {
      digest,
      sizeBytes,
      type: body.type,
      name: `${index + 1}`,
      width: body.width,
      height: body.height,
      durationMs: body.durationMs,
      isVoice: false,
    },
  }));
}

function placeIn(params: object): PagePlace {
  const page = 'page' in params && typeof params.page === 'number' ? params.page : 1;
  return { on: nameIn(params, 'on'), page };
}

function isOn(ink: PagePlace, { on, page }: PagePlace): boolean {
  return ink.on === on && ink.page === page;
}

function nameIn(params: object, name: string): string {
  const value: unknown = Reflect.get(params, name);
  return typeof value === 'string' ? value : '';
}
