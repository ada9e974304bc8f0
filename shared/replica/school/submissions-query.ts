import Type from 'typebox';
import { can } from '../../permissions/can.ts';
import { shortName } from '../../schema/person.ts';
import { parseScope } from '../../schema/scope.ts';
import { submissionEndId } from '../../schema/submission.ts';
import { schoolQuery } from './school-query.ts';

export interface SubmissionRow {
  readonly id: string;
  readonly channelTitle: string;
  readonly authorName: string;
  readonly text: string;
}

export interface Submissions {
  /** Channels for which the reader may hand texts in and in which the reader may not post. */
  readonly channels: readonly string[];
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
    if (!can(facts, 'channel.publish', {}, directory.isOn)) return { channels, open: [] };
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
    return { channels, open };
  },
});
