import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../shared/errors/app-error.ts';
import {
  ChallengeRequest,
  ENTRY_PATHS,
  JoinRequest,
  MailCodeRequest,
  RedeemRequest,
  RequestStateRequest,
  SlipProof,
} from '../../shared/protocol/entry.ts';
import { parserOf } from '../../shared/std/parse.ts';
import { GuessLimit } from '../gateway/guess-limit.ts';
import { joinPage } from '../gateway/join-page.ts';
import { RateLimit } from '../gateway/rate-limit.ts';
import type { Hub } from '../hub.ts';

/** A whole class behind one computer, one after another; what is above it is no people. */
const TRIES_PER_MINUTE = 240;
/** Nothing is written, nothing is loaded, and the page stands in no frame. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const parseChallenge = parserOf('http.challenge', ChallengeRequest);
const parseProof = parserOf('http.preview', SlipProof);
const parseMailCode = parserOf('http.mailCode', MailCodeRequest);
const parseRedeem = parserOf('http.redeem', RedeemRequest);
const parseRequest = parserOf('http.request', JoinRequest);
const parseState = parserOf('http.requestState', RequestStateRequest);

/** The hub's door: slips, links and requests, each with the same limits. */
export function addEntryRoutes(http: FastifyInstance, hub: Hub): void {
  const limit = new RateLimit({ most: TRIES_PER_MINUTE, windowMs: 60_000, now: hub.now });
  const guesses = new GuessLimit(hub.now, hub.counts);

  const guarded = async <V>({ ip }: FastifyRequest, run: () => Promise<V>): Promise<V> => {
    const waitMs = guesses.waitMs(ip);
    if (waitMs > 0 || !limit.isAllowed(ip)) {
      const seconds = Math.ceil(waitMs / 1000) || 60;
      throw new AppError('tooMany', { isRetryable: true, params: { seconds } });
    }
    try {
      return await run();
    } catch (error) {
      if (error instanceof AppError && isMiss(error)) guesses.missed(ip);
      throw error;
    }
  };
  const post = <V>(
    path: string,
    parse: (value: unknown) => V,
    run: (data: V, request: FastifyRequest) => Promise<unknown>,
  ) => http.post(path, (request) => guarded(request, () => run(parse(request.body), request)));

  post(ENTRY_PATHS.challenge, parseChallenge, (data) => hub.slips.challenge(data));
  post(ENTRY_PATHS.preview, parseProof, (data) => hub.slips.preview(data));
  post(ENTRY_PATHS.redeem, parseRedeem, (data) => hub.slips.redeem(data));
  post(ENTRY_PATHS.mailCode, parseMailCode, ({ proof, ...of }) =>
    proof ? hub.slips.mailCode(proof, of.email) : hub.joinRequests.mailCode(of),
  );
  post(
    ENTRY_PATHS.school,
    (value) => value,
    () => hub.joinRequests.school(),
  );
  post(ENTRY_PATHS.request, parseRequest, (data, { ip }) => hub.joinRequests.request(data, ip));
  post(ENTRY_PATHS.requestState, parseState, (data) => hub.joinRequests.state(data));

  http.get<{ Params: { letters: string } }>('/join/:letters', async (request, reply) => {
    const { html, isFound } = await guarded(request, async () => {
      const page = await joinPage(hub, request.params.letters);
      if (!page.isFound) guesses.missed(request.ip);
      return page;
    });
    return reply
      .code(isFound ? 200 : 404)
      .headers(PAGE_HEADERS)
      .type('text/html; charset=utf-8')
      .send(html);
  });
}

/** A secret, a contact or a request was named that is not the one. */
const MISSES: ReadonlySet<string> = new Set(['slipUnknown', 'slipOtherContact', 'requestUnknown']);

function isMiss({ data }: AppError): boolean {
  return MISSES.has(data.code);
}
