import Type from 'typebox';
import { text, line } from '../../shared/schema/names.ts';
import { parserOf } from '../../shared/std/parse.ts';

/** What people of the demonstration school have already said, so that a newcomer meets a living school. */
export const DemoTalk = Type.Object(
  {
    /** «Family Given» of people with whom it is most telling to enter; shown first. */
    suggested: Type.Array(line(120, 1), { maxItems: 20 }),
    messages: Type.Array(
      Type.Object(
        {
          chat: line(120, 1),
          author: line(120, 1),
          minutesAgo: Type.Integer({ minimum: 0, maximum: 60 * 24 * 365 }),
          text: text(4000, 1),
        },
        { additionalProperties: false },
      ),
      { maxItems: 5000 },
    ),
  },
  { additionalProperties: false },
);
export type DemoTalk = Type.Static<typeof DemoTalk>;

export const parseDemoTalk = parserOf('demo.talk', DemoTalk);
