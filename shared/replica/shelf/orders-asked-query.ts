import Type from 'typebox';
import { schoolQuery } from '../school/school-query.ts';
import { ownAcknowledgement } from './orders-query.ts';

/** How many orders wait to be acknowledged by the reader; the number stands in the rail all the time. */
export const ordersAskedQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: async (source): Promise<number> => {
    const contents = await source.shelf();
    let count = 0;
    for (const series of contents.series.values()) {
      if (ownAcknowledgement(series, contents, source) === 'asked') count += 1;
    }
    return count;
  },
});
