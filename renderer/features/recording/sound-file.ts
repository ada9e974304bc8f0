import { AudioBufferSink, CustomSource, Input, WEBM } from 'mediabunny';
import { FILE_PIECE_BYTES } from '../../../shared/ipc/file-requests.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';

/** Samples of one voice from a place of the time line on. */
export interface VoicePiece {
  readonly atMs: number;
  readonly samples: Float32Array;
}

/** One voice from a place on, piece by piece; its silences are left out. */
export type VoicePieces = AsyncGenerator<VoicePiece, void, unknown>;

/** The sound of a recording: a track for each voice. */
export interface SoundFile {
  readonly voices: readonly { from(atMs: number): VoicePieces }[];
  close(): void;
}

/** A decoder needs so much of what came before to sound right. */
const BEFORE_MS = 100;

/** Opens the sound of a recording that is on this computer. Throws where it cannot be read. */
export async function openSoundFile(digest: string, sizeBytes: number): Promise<SoundFile> {
  const input = new Input({
    formats: [WEBM],
    source: new CustomSource({
      getSize: () => sizeBytes,
      read: (start, end) => readRange(digest, start, end),
    }),
  });
  const tracks = await input.getAudioTracks();
  const sinks = tracks.map((track) => new AudioBufferSink(track));
  return {
    voices: sinks.map((sink) => ({ from: (atMs) => piecesOf(sink, atMs) })),
    close: () => input.dispose(),
  };
}

async function* piecesOf(sink: AudioBufferSink, fromMs: number): VoicePieces {
  for await (const { buffer, timestamp } of sink.buffers(Math.max(0, fromMs - BEFORE_MS) / 1000)) {
    yield { atMs: timestamp * 1000, samples: buffer.getChannelData(0) };
  }
}

async function readRange(digest: string, start: number, end: number): Promise<Uint8Array> {
  const all = new Uint8Array(end - start);
  for (let offset = start; offset < end; offset += FILE_PIECE_BYTES) {
    const length = Math.min(FILE_PIECE_BYTES, end - offset);
    const outcome = await ask(bridge().files.read, { digest, offset, length });
    if (!outcome.ok) throw new Error(outcome.error.code);
    all.set(outcome.value.bytes, offset - start);
  }
  return all;
}
