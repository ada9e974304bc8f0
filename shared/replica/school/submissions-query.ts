import Type from 'typebox';
import type { Directory } from '../../directory/directory.ts';
import { can } from '../../permissions/can.ts';
import type { DocumentOf } from '../../schema/kinds.ts';
import { shortName } from '../../schema/person.ts';
import { parseScope, scopeOf } from '../../schema/scope.ts';
import { submissionEndId } from '../../schema/submission.ts';
import { schoolQuery } from './school-query.ts';

export interface SubmissionRow {
  readonly id: string;
  readonly channelTitle: string;
  readonly authorName: string;
  readonly text: string;
}

/** What became of a text that the reader handed in. */
export interface OwnSubmission {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
  readonly state: 'waiting' | 'published' | 'turnedDown';
  /** Why it is not published, '' where nothing was said. */
  readonly reason: string;
}

export interface Submissions {
  /** Channels for which the reader may hand texts in and in which the reader may not post. */
  readonly channels: readonly string[];
  /** Of each of these channels the reader's newest text. */
  readonly own: readonly OwnSubmission[];
  /** What waits for the reader's decision, the oldest first. */
  readonly open: readonly SubmissionRow[];
}

/** Texts for channels (clause P-2.2(5)). */
export const submissionsQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): Submissions => {
    const channels = [...facts.channels].filter((chat) => {
      const target = { chat, about: directory.chat(chat) };
      const isFor = (action: 'channel.submit' | 'channel.write') =>
        can(facts, action, target, directory.isOn);
      return isFor('channel.submit') && !isFor('channel.write');
    });
    const own = channels.flatMap((channel) => ownNewest(directory, facts.person, channel));
    if (!can(facts, 'channel.publish', {}, directory.isOn)) return { channels, own, open: [] };
    const open = directory
      .all('submission')
      .filter(({ id }) => !directory.get('submissionend', submissionEndId(id)))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, scope, body }) => {
        const author = directory.get('person', parseScope(scope)?.subject ?? '');
        return {
          id,
          channelTitle: directory.chat(body.channel)?.title ?? '',
          authorName: author ? shortName(author.body) : '',
          text: body.text,
        };
      });
    return { channels, own, open };
  },
});

function ownNewest(directory: Directory, person: string, channel: string): OwnSubmission[] {
  const newest = directory
    .all('submission')
    .filter(({ scope, body }) => scope === scopeOf.act(person) && body.channel === channel)
    .reduce<DocumentOf<'submission'> | undefined>(
      (last, one) => (last && last.id > one.id ? last : one),
      undefined,
    );
  if (!newest) return [];
  const end = directory.get('submissionend', submissionEndId(newest.id))?.body;
  const state = end === undefined ? 'waiting' : end.isPublished ? 'published' : 'turnedDown';
  return [{ id: newest.id, channel, text: newest.body.text, state, reason: end?.reason ?? '' }];
}
