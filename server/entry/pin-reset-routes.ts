import type { FastifyInstance } from 'fastify';
import { AppError } from '../../shared/errors/app-error.ts';
import { parserOf } from '../../shared/std/parse.ts';
import {
  RecoveryKeyRequest,
  RESET_PATHS,
  ResetChallengeRequest,
  ResetOpenRequest,
} from '../../shared/vault/pin-reset.ts';
import { RateLimit } from '../gateway/rate-limit.ts';
import type { Hub } from '../hub.ts';

const TRIES_PER_MINUTE = 60;

const parseKey = parserOf('http.recoveryKey', RecoveryKeyRequest);
const parseChallenge = parserOf('http.resetChallenge', ResetChallengeRequest);
const parseOpen = parserOf('http.resetOpen', ResetOpenRequest);

/** The hub's door for forgotten PINs, beside that for slips and with the same limit of tries per caller. */
export function addPinResetRoutes(http: FastifyInstance, hub: Hub): void {
  const limit = new RateLimit({ most: TRIES_PER_MINUTE, windowMs: 60_000, now: hub.now });
  const route = <V>(path: string, parse: (value: unknown) => V, run: (data: V) => Promise<unknown>) =>
    http.post(path, async (request) => {
      if (!limit.isAllowed(request.ip)) throw new AppError('tooMany', { isRetryable: true });
      return await run(parse(request.body));
    });
  route(RESET_PATHS.key, parseKey, () => hub.pinResets.recoveryKey());
  route(RESET_PATHS.challenge, parseChallenge, (data) => hub.pinResets.challenge(data));
  route(RESET_PATHS.open, parseOpen, (data) => hub.pinResets.open(data));
}
