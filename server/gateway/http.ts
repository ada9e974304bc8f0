import { createReadStream, existsSync } from 'node:fs';
import Fastify, { type FastifyInstance } from 'fastify';
import { AppError, appErrorData } from '../../shared/errors/app-error.ts';
import { ShapeError } from '../../shared/std/parse.ts';
import { addEntryRoutes } from '../entry/entry-routes.ts';
import type { Hub } from '../hub.ts';
import type { MediaService } from '../media/media-service.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { hubPage } from './hub-page.ts';
import type { HubKey } from './hub-key.ts';

export interface HttpOptions {
  readonly hub: Hub;
  readonly key: HubKey;
  readonly media: MediaService;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Path of the source archive, '' where there is none. */
  readonly sourceArchive: string;
}

const MAX_BODY_BYTES = 64 * 1024;

/** The hub's HTTPS side: entry by slip, health, metrics and the page that says what this is. */
export function createHttp(options: HttpOptions): FastifyInstance {
  const { hub, key, media, metrics, log, sourceArchive } = options;
  const app = Fastify({
    https: { key: key.keyPem, cert: key.certificatePem, minVersion: 'TLSv1.3' },
    bodyLimit: MAX_BODY_BYTES,
    logger: false,
  });

  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(hubPage(await hub.school())),
  );
  app.get('/source.zip', async (_request, reply) => {
    if (!existsSync(sourceArchive)) throw new AppError('notFound');
    return reply.type('application/zip').send(createReadStream(sourceArchive));
  });
  app.get('/health', async () => ({
    status: 'ok',
    hub: hub.store.hub,
    hasSchool: (await hub.school()) !== undefined,
    media: media.stats().state,
  }));
  app.get('/metrics', async (_request, reply) => {
    metrics.live(media.stats());
    return reply.type('text/plain; version=0.0.4').send(await metrics.text());
  });

  addEntryRoutes(app, hub);

  app.setErrorHandler(async (error, _request, reply) => {
    if (error instanceof ShapeError) return reply.code(400).send(new AppError('badRequest').data);
    if (error instanceof AppError)
      return reply.code(error.data.code === 'tooMany' ? 429 : 403).send(error.data);
    const statusCode = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (statusCode < 500) return reply.code(statusCode).send(new AppError('badRequest').data);
    log.error({ event: 'http.failed', error: error instanceof Error ? error.name : 'unknown' });
    return reply.code(500).send(appErrorData(new AppError('internal')));
  });
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send(new AppError('notFound').data));
  return app;
}
