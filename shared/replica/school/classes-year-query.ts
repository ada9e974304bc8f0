import Type from 'typebox';
import { pupilsOf } from '../../acts/class-members.ts';
import { proposeYearTurn, type YearStep } from '../../acts/year-turn.ts';
import { can } from '../../permissions/can.ts';
import { schoolQuery } from './school-query.ts';

export interface YearRow extends YearStep {
  /** What the class is called now. */
  readonly titleNow: string;
  readonly gradeNow: number;
  readonly pupils: number;
}

/** What usually becomes of the classes at the end of a year; undefined for whoever may not turn it. */
export const classesYearQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, facts }): readonly YearRow[] | undefined => {
    if (!can(facts, 'year.turn', {}, directory.isOn)) return undefined;
    return proposeYearTurn(directory).map((step): YearRow => {
      const body = directory.get('classroom', step.classroom)?.body;
      return {
        ...step,
        titleNow: body?.title ?? step.title,
        gradeNow: body?.grade ?? step.grade,
        pupils: pupilsOf(directory, step.classroom).length,
      };
    });
  },
});
