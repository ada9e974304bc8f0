import type { SchoolType } from '../../shared/schema/school.ts';
import type { Cases, SchoolNoun, SchoolNouns } from './school-words.ts';

function inAllCases(word: string): Cases {
  return {
    nominative: word,
    genitive: word,
    dative: word,
    accusative: word,
    instrumental: word,
    prepositional: word,
  };
}
function noun(one: string, many: string): SchoolNoun {
  return { one: inAllCases(one), many: inAllCases(many) };
}

const group = noun('group', 'groups');
const club = noun('club', 'clubs');
const session = noun('session', 'sessions');
const student = noun('student', 'students');

export const EN_SCHOOL_WORDS: Record<SchoolType, SchoolNouns> = {
  general: {
    classroom: noun('class', 'classes'),
    grade: noun('grade', 'grades'),
    subject: noun('subject', 'subjects'),
    club,
    lesson: noun('lesson', 'lessons'),
    pupil: noun('pupil', 'pupils'),
    teacher: noun('teacher', 'teachers'),
    classTeacher: noun('class teacher', 'class teachers'),
  },
  vocational: {
    classroom: group,
    grade: noun('year', 'years'),
    subject: noun('discipline', 'disciplines'),
    club,
    lesson: session,
    pupil: student,
    teacher: noun('lecturer', 'lecturers'),
    classTeacher: noun('group tutor', 'group tutors'),
  },
  additional: {
    classroom: group,
    grade: noun('year', 'years'),
    subject: noun('programme', 'programmes'),
    club: noun('studio', 'studios'),
    lesson: session,
    pupil: noun('learner', 'learners'),
    teacher: noun('instructor', 'instructors'),
    classTeacher: noun('group leader', 'group leaders'),
  },
};
