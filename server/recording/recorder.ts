import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../../shared/schema/kinds.ts';
import { recordedId, type RecordedState } from '../../shared/schema/recording.ts';
import type { Timers } from '../../shared/sync/transport.ts';
import type { Hub } from '../hub.ts';
import type { RoomVoice } from '../media/room-voice.ts';
import { PartWriter } from './part-writer.ts';
import { packLesson, type PackParts } from './pack-lesson.ts';

export interface RecorderOptions extends PackParts {
  readonly hub: Pick<Hub, 'acceptor' | 'documents' | 'store'>;
  readonly timers: Timers;
  /** Milliseconds of a clock that nobody can set. */
  readonly monotonic: () => number;
  /** How much room is left on the disk. */
  readonly freeBytes: () => Promise<number>;
  readonly onFault: (fault: unknown) => void;
}

/** What was said is on the disk so soon; a hub that is killed loses no more than that. */
const FLUSH_EVERY_MS = 2_000;
/** Recordings leave so much room to everything else that the hub has to write. */
const ROOM_LEFT_BYTES = 200 * 1024 * 1024;
/** A package that could not be made is tried again after so many flushes. */
const PACK_AGAIN_AFTER = 30;

type Lesson = DocumentOf<'lesson', AcceptedDocument>;

/**
 * Records lessons while whoever leads wants it (clause M-5, feature G-4): the voices as they come, without a
 * browser and without decoding anything. The lesson never waits for it, and never ends because of it.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #stopListening: () => void;
  readonly #voices = new Map<string, Set<RoomVoice>>();
  readonly #running = new Map<string, PartWriter>();
  /** Lessons whose package could not be made yet. */
  readonly #unpacked = new Set<string>();
  #flushes = 0;
  #cancel: () => void = () => undefined;
  #tail: Promise<void> = Promise.resolve();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#stopListening = options.hub.acceptor.onAccepted((documents) => {
      for (const document of documents) {
        if (isOfKind(document, 'recording')) this.#inTurn(() => this.#follow(document.parent));
        const isLastWord = isOfKind(document, 'lesson') && isEnded(document);
        const over = isLastWord ? document.id : isOfKind(document, 'lessonend') ? document.parent : '';
        if (over !== '') this.#inTurn(() => this.#finish(over));
      }
    });
    this.#tick();
  }

  /** Goes on with what was recorded when the hub was last switched off or killed. */
  async begin(): Promise<void> {
    const { hub, spools } = this.#options;
    const lessons = new Set((await spools.parts()).map(({ lesson }) => lesson));
    for (const one of await hub.store.byKind('lesson')) {
      if (isOfKind(one, 'lesson') && !isEnded(one)) lessons.add(one.id);
    }
    for (const lesson of lessons) {
      this.#inTurn(async () => {
        const held = await this.#lesson(lesson);
        await (held && (await this.#isOver(held)) ? this.#finish(lesson) : this.#follow(lesson));
      });
    }
    await this.#tail;
  }

  /** Somebody in a room has begun to send a voice. */
  heard(voice: RoomVoice): void {
    const { roomId } = voice;
    const voices = this.#voices.get(roomId) ?? new Set();
    this.#voices.set(roomId, voices.add(voice));
    voice.onEnd(() => {
      voices.delete(voice);
      if (voices.size === 0 && this.#voices.get(roomId) === voices) this.#voices.delete(roomId);
    });
    void this.#running.get(roomId)?.add(voice);
  }

  /** Resolves when everything that is known is done. */
  async settled(): Promise<void> {
    await this.#tail;
  }

  /** Puts onto the disk what waits for it. */
  async flush(): Promise<void> {
    this.#inTurn(() => this.#flushAll());
    await this.#tail;
  }

  /** What is recorded stays on the disk; the next start goes on. */
  async stop(): Promise<void> {
    this.#stopListening();
    this.#cancel();
    this.#inTurn(async () => {
      for (const writer of this.#running.values()) await writer.close().catch(this.#options.onFault);
      this.#running.clear();
    });
    await this.#tail;
  }

  #tick(): void {
    this.#cancel = this.#options.timers.after(FLUSH_EVERY_MS, () => {
      void this.flush().then(() => this.#tick());
    });
  }

  #inTurn(work: () => Promise<void>): void {
    this.#tail = this.#tail.then(work).catch(this.#options.onFault);
  }

  #now(): number {
    return Math.max(1, Math.floor(this.#options.hub.acceptor.time()));
  }

  async #follow(lesson: string): Promise<void> {
    const held = await this.#lesson(lesson);
    const isWanted = held !== undefined && !(await this.#isOver(held)) && (await this.#isWanted(lesson));
    if (isWanted && !this.#running.has(lesson)) await this.#start(held);
    else if (!isWanted && this.#running.has(lesson)) await this.#end(lesson, 'off');
  }

  async #start(lesson: Lesson): Promise<void> {
    const { spools, monotonic } = this.#options;
    try {
      await this.#needRoom();
      const writer = new PartWriter({
        file: await spools.begin(lesson.id, this.#now()),
        now: monotonic,
      });
      this.#running.set(lesson.id, writer);
      await writer.flush();
      for (const voice of this.#voices.get(lesson.id) ?? []) void writer.add(voice);
      await this.#say(lesson.id, 'on');
    } catch (fault) {
      await this.#fail(lesson.id, fault);
    }
  }

  async #end(lesson: string, state: RecordedState): Promise<void> {
    const writer = this.#running.get(lesson);
    this.#running.delete(lesson);
    await writer?.close().catch(this.#options.onFault);
    await this.#say(lesson, state);
  }

  /** The lesson goes on without it, and everybody in it is told. */
  async #fail(lesson: string, fault: unknown): Promise<void> {
    const isFull = appErrorData(fault).code === 'hubDiskFull';
    this.#options.onFault(fault);
    await this.#end(lesson, isFull ? 'diskFull' : 'failed');
  }

  async #flushAll(): Promise<void> {
    for (const [lesson, writer] of [...this.#running]) {
      try {
        await this.#needRoom();
        await writer.flush();
      } catch (fault) {
        await this.#fail(lesson, fault);
      }
    }
    this.#flushes += 1;
    if (this.#flushes % PACK_AGAIN_AFTER > 0) return;
    for (const lesson of [...this.#unpacked]) await this.#pack(lesson);
  }

  async #finish(lesson: string): Promise<void> {
    if (this.#running.has(lesson)) await this.#end(lesson, 'off');
    await this.#pack(lesson);
  }

  async #pack(lesson: string): Promise<void> {
    this.#unpacked.add(lesson);
    const held = await this.#lesson(lesson);
    if (held) await packLesson(held, this.#options);
    this.#unpacked.delete(lesson);
  }

  async #needRoom(): Promise<void> {
    if ((await this.#options.freeBytes()) < ROOM_LEFT_BYTES) throw new AppError('hubDiskFull');
  }

  async #isOver(lesson: Lesson): Promise<boolean> {
    if (isEnded(lesson)) return true;
    return (await this.#options.hub.store.byParent('lessonend', lesson.id)).length > 0;
  }

  async #isWanted(lesson: string): Promise<boolean> {
    let newest: DocumentOf<'recording', AcceptedDocument> | undefined;
    for (const one of await this.#options.hub.store.byParent('recording', lesson)) {
      if (isOfKind(one, 'recording') && !one.gone && !(newest && newest.stamp > one.stamp)) newest = one;
    }
    return newest?.body.isOn === true;
  }

  async #lesson(id: string): Promise<Lesson | undefined> {
    const held = await this.#options.hub.store.get(id);
    return held && isOfKind(held, 'lesson') ? held : undefined;
  }

  async #say(lesson: string, state: RecordedState): Promise<void> {
    const held = await this.#lesson(lesson);
    if (!held) return;
    const { acceptor, documents } = this.#options.hub;
    const of = { id: recordedId(lesson), scope: held.scope, parent: lesson };
    await acceptor.writeAsSchool([documents.make('recorded', { ...of, body: { state, at: this.#now() } })]);
  }
}

function isEnded(lesson: Lesson): boolean {
  return lesson.gone || lesson.body.endedAt > 0;
}
