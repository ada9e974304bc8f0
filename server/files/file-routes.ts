import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import type { ChunkFile } from '../../shared/files/chunk-file.ts';
import { ACK_BYTES, FILES_PATH, TUS_VERSION } from '../../shared/files/limits.ts';
import { Id } from '../../shared/ids/id.ts';
import { FileDigest, MAX_FILE_BYTES } from '../../shared/schema/file-ref.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { RateLimit } from '../gateway/rate-limit.ts';
import type { FilePasses } from './file-passes.ts';
import { rangeOf, uploadDigest, wholeNumber } from './file-headers.ts';
import type { HubFiles } from './hub-files.ts';

export interface FileRoutesOptions {
  readonly files: HubFiles;
  readonly passes: FilePasses;
  readonly now: () => number;
  /** Resolves when large things may go to a person's computers again, because no text is waiting. */
  readonly turn: (person: string) => Promise<void>;
}

/** Many small parts of a slow link, and not what a faulty program asks in a loop. */
const REQUESTS_PER_MINUTE = 3000;
/** A sender of whom nothing comes for so long is gone. */
const SILENCE_MS = 90_000;
const READ_BYTES = 64 * 1024;
const PATCH_TYPE = 'application/offset+octet-stream';

const STATUS: Partial<Record<AppErrorCode, number>> = {
  passExpired: 401,
  notFound: 404,
  fileNotHere: 404,
  fileOffset: 409,
  fileTooLarge: 413,
  badRequest: 400,
  fileBroken: 460,
  tooMany: 429,
  hubDiskFull: 507,
  fileDamaged: 500,
};

const parseUpload = parserOf('http.upload', Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{32}$' }) }));
const parsePlace = parserOf('http.file', Type.Object({ document: Id, digest: FileDigest }));

/**
 * The bytes of files over HTTPS: uploads by tus 1.0.0 (creation, termination), downloads by ranges. Nothing is
 * told to who has no pass, and nothing about files that the person may not read.
 */
export function addFileRoutes(http: FastifyInstance, options: FileRoutesOptions): void {
  http.register((app, _options, done) => {
    const limit = new RateLimit({ most: REQUESTS_PER_MINUTE, windowMs: 60_000, now: options.now });
    const caller = async (request: FastifyRequest): Promise<string> => {
      const person = await options.passes.personOf(request.headers.authorization);
      if (!limit.isAllowed(person)) throw new AppError('tooMany', { isRetryable: true });
      return person;
    };
    app.removeAllContentTypeParsers();
    // The body stays a stream: it is judged before any of it is read.
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    app.setErrorHandler(async (error, _request, reply) => {
      const known = error instanceof AppError ? error : undefined;
      const status = known && STATUS[known.data.code];
      if (!known || status === undefined) throw error;
      if (status === 409) void reply.header('upload-offset', String(known.data.params['offset'] ?? 0));
      // A sender in the middle of a long body would not hear of a refusal on the same connection.
      if (!_request.raw.complete) void reply.header('connection', 'close');
      return reply.code(status).headers(HEADERS).send(known.data);
    });
    addUploads(app, options, caller);
    addDownloads(app, options, caller);
    done();
  });
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'tus-resumable': TUS_VERSION,
};

type CallerOf = (request: FastifyRequest) => Promise<string>;

function addUploads(app: FastifyInstance, { files }: FileRoutesOptions, caller: CallerOf): void {
  app.options(FILES_PATH, async (_request, reply) =>
    reply
      .code(204)
      .headers({ ...HEADERS, 'tus-version': TUS_VERSION, 'tus-extension': 'creation,termination' })
      .send(),
  );
  app.post(FILES_PATH, async (request, reply) => {
    const person = await caller(request);
    requireTus(request);
    const sizeBytes = wholeNumber(request.headers['upload-length'], MAX_FILE_BYTES);
    const digest = uploadDigest(request.headers['upload-metadata']);
    if (sizeBytes === undefined || digest === undefined) throw new AppError('badRequest');
    const { id, offset } = await files.begin({ person, digest, sizeBytes });
    return reply
      .code(201)
      .headers({ ...HEADERS, location: `${FILES_PATH}/${id}`, 'upload-offset': String(offset) })
      .send();
  });
  app.head(`${FILES_PATH}/:id`, async (request, reply) => {
    const upload = await files.uploadOf(parseUpload(request.params).id, await caller(request));
    requireTus(request);
    const offset = await files.offsetOf(upload);
    return reply
      .code(200)
      .headers({ ...HEADERS, 'upload-offset': String(offset), 'upload-length': String(upload.sizeBytes) })
      .send();
  });
  app.patch(`${FILES_PATH}/:id`, async (request, reply) => {
    const upload = await files.uploadOf(parseUpload(request.params).id, await caller(request));
    requireTus(request);
    const offset = wholeNumber(request.headers['upload-offset'], upload.sizeBytes);
    if (offset === undefined || request.headers['content-type'] !== PATCH_TYPE) {
      throw new AppError('badRequest');
    }
    const reached = await files.write(upload, offset, bodyOf(request), {
      interrupt: () => request.raw.destroy(),
      onTaken: acknowledgements(reply),
    });
    return reply
      .code(204)
      .headers({ ...HEADERS, 'upload-offset': String(reached) })
      .send();
  });
  app.delete(`${FILES_PATH}/:id`, async (request, reply) => {
    const upload = await files.uploadOf(parseUpload(request.params).id, await caller(request));
    requireTus(request);
    await files.end(upload);
    return reply.code(204).headers(HEADERS).send();
  });
}

function addDownloads(app: FastifyInstance, { files, turn }: FileRoutesOptions, caller: CallerOf): void {
  app.get(`${FILES_PATH}/:document/:digest`, async (request, reply) => {
    const person = await caller(request);
    const { document, digest } = parsePlace(request.params);
    const file = await files.open(person, document, digest);
    const range = rangeOf(request.headers.range, file.sizeBytes);
    void reply.headers({
      ...HEADERS,
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      etag: `"${digest}"`,
    });
    if (!range || request.method === 'HEAD') {
      await file.close();
      if (range) return reply.code(200).header('content-length', String(file.sizeBytes)).send();
      return reply.code(416).header('content-range', `bytes */${file.sizeBytes}`).send();
    }
    const { from, to, isPart } = range;
    if (isPart) void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${file.sizeBytes}`);
    void reply.header('content-length', String(to - from));
    return reply.send(partOf(file, from, to, () => turn(person)));
  });
}

/** A part of a file as a stream, which closes the file whenever it ends, also before it has begun. */
function partOf(file: ChunkFile, from: number, to: number, turn: () => Promise<void>): Readable {
  let at = from;
  const next = async (): Promise<Uint8Array | null> => {
    if (at >= to) return null;
    await turn();
    const bytes = await file.read(at, Math.min(READ_BYTES, to - at));
    at += bytes.length;
    return bytes;
  };
  return new Readable({
    read() {
      next().then(
        (bytes) => this.push(bytes),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error('unreadable')),
      );
    },
    destroy(error, done) {
      file.close().then(
        () => done(error),
        () => done(error),
      );
    },
  });
}

/** What comes, for as long as something comes; a broken connection ends it and is no error. */
async function* bodyOf(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  const { raw } = request;
  const { socket } = raw;
  const silent = () => raw.destroy();
  socket.setTimeout(SILENCE_MS, silent);
  try {
    for await (const bytes of raw) if (bytes instanceof Uint8Array) yield bytes;
  } catch {
    return;
  } finally {
    socket.removeListener('timeout', silent);
    socket.setTimeout(0);
  }
}

/**
 * Tells the sender as its bytes come in (`102 Processing`, one for each `ACK_BYTES`), so that it never has more
 * under way than the link holds.
 */
function acknowledgements(reply: FastifyReply): (taken: number) => void {
  let told = 0;
  return (taken) => {
    for (; taken - told >= ACK_BYTES; told += ACK_BYTES) {
      if (!reply.raw.destroyed) reply.raw.writeProcessing();
    }
  };
}

function requireTus(request: FastifyRequest): void {
  if (request.headers['tus-resumable'] !== TUS_VERSION) throw new AppError('badRequest');
}
