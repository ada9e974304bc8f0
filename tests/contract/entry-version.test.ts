import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalText } from '../../shared/sync/canonical.ts';
import * as entry from '../../shared/protocol/entry.ts';

/** What each version of the way in looked like. Another digest needs another version, which stands in the paths. */
const HISTORY: Readonly<Record<number, string>> = {
  // Seven words, proofs that readers of a slip's document cannot make, roles, links, requests, codes by e-mail.
  2: 'f7e5e073937ff02a33eec250a3253df65964b8fa5a41624d492d92cdb4f8dce8',
};

test('the requests of the way in are those of the current version', () => {
  const schemas = [
    entry.ChallengeRequest,
    entry.ChallengeAnswer,
    entry.SlipProof,
    entry.PreviewAnswer,
    entry.MailCodeRequest,
    entry.MailCodeAnswer,
    entry.RedeemRequest,
    entry.RedeemAnswer,
    entry.SchoolAnswer,
    entry.JoinRequest,
    entry.JoinRequestAnswer,
    entry.RequestStateRequest,
    entry.RequestStateAnswer,
    entry.ENTRY_PATHS,
  ];
  const text = canonicalText(JSON.parse(JSON.stringify(schemas)));
  expect(createHash('sha256').update(text).digest('hex')).toBe(HISTORY[entry.ENTRY_VERSION]);
});
