import { ShapeError } from '../std/parse.ts';
import { ByteReader, ByteWriter } from './columns/bytes.ts';
import { ColumnReader, ColumnWriter, type ReadBatch } from './columns/documents.ts';
import { writeText } from './columns/letters.ts';
import type { KnownNames } from './columns/names.ts';
import { KNOWN_TEXT } from './columns/vocabulary.ts';
import { BATCH } from './frames.ts';
import type { Changes } from './changes.ts';
import { MAX_FRAME_BYTES } from './limits.ts';
import type { Push } from './push.ts';
import type { Pushed } from './pushed.ts';
import type { Compressor, Decompressor, StreamCodec, StreamSize } from './stream-codec.ts';

/** The messages that travel as compressed columns. */
export type BatchMessage = Changes | Pushed | Push;

const NEW_STREAM = 1;
/** The texts of a new stream begin with the protocol's vocabulary as context; long streams have their own. */
const HAS_VOCABULARY = 2;
/** The stream has no other frame. Whoever does not know this reads the frame like any other. */
const IS_WHOLE = 4;

const vocabulary = new ByteWriter();
writeText(vocabulary, KNOWN_TEXT);
const VOCABULARY = vocabulary.take();

interface SendingStream {
  readonly columns: ColumnWriter;
  readonly rows: Compressor;
  readonly texts: Compressor;
}

/**
 * Turns messages with documents into frames: columns, compressed with what was sent before as context. The
 * frames of one sender are read by one receiver in their order. A frame that will not be sent after all has
 * to be followed by `reset`.
 */
export class BatchSender {
  readonly #codec: StreamCodec;
  readonly #known: readonly KnownNames[];
  #stream: SendingStream | undefined;

  /** @param known lists of names that the receiver was made with, too */
  constructor(codec: StreamCodec, known: readonly KnownNames[] = []) {
    this.#codec = codec;
    this.#known = known;
  }

  /** @param size how much memory a new stream may take; one that is open goes on as it is */
  async frame(message: BatchMessage, size: StreamSize): Promise<Uint8Array> {
    const isNew = !this.#stream;
    const { columns, rows, texts } = (this.#stream ??= this.#open(size));
    const written = write(columns, message);
    const packedRows = await rows.compress(written.rows);
    const packedTexts = await texts.compress(written.texts);
    const flags = isNew ? NEW_STREAM + (size === 'small' ? HAS_VOCABULARY : 0) : 0;
    return framed(flags, packedRows, packedTexts);
  }

  /** Whether the next frame begins a stream in any case. */
  get isResting(): boolean {
    return !this.#stream;
  }

  /** A frame that is a stream of its own; only while the sender is resting, and it goes on resting. */
  whole(message: BatchMessage): Uint8Array {
    const { rows, texts } = write(new ColumnWriter(this.#known), message);
    const packed = this.#codec.pack(texts, VOCABULARY);
    return framed(NEW_STREAM + HAS_VOCABULARY + IS_WHOLE, this.#codec.pack(rows, undefined), packed);
  }

  /** The next frame begins a stream of its own; the memory of this one is free. */
  reset(): void {
    this.#stream?.rows.close();
    this.#stream?.texts.close();
    this.#stream = undefined;
  }

  #open(size: StreamSize): SendingStream {
    return {
      columns: new ColumnWriter(this.#known),
      rows: this.#codec.compressor(size, undefined),
      texts: this.#codec.compressor(size, size === 'small' ? VOCABULARY : undefined),
    };
  }
}

function framed(flags: number, rows: Uint8Array, texts: Uint8Array): Uint8Array {
  const out = new ByteWriter(rows.length + texts.length + 8);
  out.byte(BATCH);
  out.byte(flags);
  out.varint(rows.length);
  out.bytes(rows);
  out.bytes(texts);
  const frame = out.take();
  if (frame.byteLength > MAX_FRAME_BYTES) throw new RangeError(`frame of ${frame.byteLength} bytes`);
  return frame;
}

function write(columns: ColumnWriter, message: BatchMessage) {
  if (message.type === 'pushed') return columns.write(message, []);
  const { documents: _documents, ...head } = message;
  if (message.type === 'changes') return columns.writeAccepted(head, message.documents);
  return columns.write(head, message.documents);
}

interface ReceivingStream {
  readonly columns: ColumnReader;
  readonly rows: Decompressor;
  readonly texts: Decompressor;
}

/** Reads the frames of one `BatchSender`, each into a message that is yet to be parsed. */
export class BatchReceiver {
  readonly #codec: StreamCodec;
  readonly #known: readonly KnownNames[];
  #stream: ReceivingStream | undefined;

  constructor(codec: StreamCodec, known: readonly KnownNames[] = []) {
    this.#codec = codec;
    this.#known = known;
  }

  /** Throws ShapeError on bytes that no sender made; then the receiver is of no more use. */
  async message(frame: Uint8Array): Promise<unknown> {
    const from = new ByteReader(frame);
    from.byte();
    const flags = from.byte();
    if ((flags & NEW_STREAM) !== 0) this.reset();
    else if (!this.#stream) throw new ShapeError('frame', '', 'goes on with a stream that never began');
    const hasVocabulary = (flags & HAS_VOCABULARY) !== 0;
    if ((flags & IS_WHOLE) !== 0) {
      const rows = this.#codec.unpack(from.bytes(from.varint()), undefined);
      const texts = this.#codec.unpack(from.rest(), hasVocabulary ? VOCABULARY : undefined);
      return messageOf(new ColumnReader(this.#known).read({ rows, texts }));
    }
    const { columns, ...packed } = (this.#stream ??= this.#open(hasVocabulary));
    const rows = await packed.rows.decompress(from.bytes(from.varint()));
    const texts = await packed.texts.decompress(from.rest());
    return messageOf(columns.read({ rows, texts }));
  }

  reset(): void {
    this.#stream?.rows.close();
    this.#stream?.texts.close();
    this.#stream = undefined;
  }

  #open(hasVocabulary: boolean): ReceivingStream {
    return {
      columns: new ColumnReader(this.#known),
      rows: this.#codec.decompressor(undefined),
      texts: this.#codec.decompressor(hasVocabulary ? VOCABULARY : undefined),
    };
  }
}

function messageOf({ head, documents }: ReadBatch): unknown {
  if (typeof head !== 'object' || head === null) throw new ShapeError('frame', '', 'has no message');
  return 'type' in head && head.type === 'pushed' ? head : { ...head, documents };
}
