export interface TaughtSubject {
  readonly subject: string;
  readonly slug: string;
  readonly grades: readonly number[];
  /** Key of the teacher, or the homeroom's own teacher. */
  readonly teacher: string;
}

export interface Club {
  readonly title: string;
  readonly slug: string;
  readonly grades: readonly number[];
  readonly teacher: string;
  readonly memberCount: number;
}

/** Stands for the class teacher, who teaches most subjects in grades 1 to 4. */
export const CLASS_TEACHER = 'class teacher';

const SUBJECTS = `
Русский язык                                | russian     | 1-4 ${CLASS_TEACHER}; 5-7 preobr; 8-9 fomina; 10-11 study
Литературное чтение                         | reading     | 1-4 ${CLASS_TEACHER}
Литература                                  | literature  | 5-7 preobr; 8-9 fomina; 10-11 study
Иностранный язык (английский)               | english     | 2-4 islamgul; 5-7 garipova; 8-9 islamgul; 10-11 garipova
Математика                                  | mathematics | 1-4 ${CLASS_TEACHER}; 5-6 egorov
Алгебра                                     | algebra     | 7-8 sokolova; 9-9 egorov
Алгебра и начала математического анализа    | calculus    | 10-11 egorov
Геометрия                                   | geometry    | 7-8 sokolova; 9-11 egorov
Вероятность и статистика                    | statistics  | 7-8 sokolova; 9-11 egorov
Информатика                                 | computing   | 7-11 kuznetsov
Окружающий мир                              | world       | 1-4 ${CLASS_TEACHER}
История                                     | history     | 5-8 zaitseva; 9-11 upbringing
Обществознание                              | society     | 8-9 upbringing; 10-11 head
География                                   | geography   | 5-11 belov
Биология                                    | biology     | 5-9 tarasova; 10-11 sarkisyan
Физика                                      | physics     | 7-11 sorokina
Химия                                       | chemistry   | 8-11 sarkisyan
Основы религиозных культур и светской этики | ethics      | 4-4 ${CLASS_TEACHER}
Изобразительное искусство                   | art         | 1-7 makarova
Музыка                                      | music       | 1-8 makarova
Труд (технология)                           | technology  | 1-4 ${CLASS_TEACHER}; 5-9 orlov
Основы безопасности и защиты Родины         | safety      | 8-11 orlov
Физическая культура                         | sport       | 1-6 grigoreva; 7-11 stepanov
Индивидуальный проект                       | project     | 10-10 belov
`;

/** Which subject is taught in which grades by whom, named as in the Russian federal curriculum. */
export const TAUGHT_SUBJECTS: readonly TaughtSubject[] = SUBJECTS.trim()
  .split('\n')
  .flatMap((line) => {
    const [subject = '', slug = '', shares = ''] = line.split('|').map((part) => part.trim());
    return shares.split(';').map((share) => {
      const [range = '', ...teacher] = share.trim().split(' ');
      return { subject, slug, grades: gradesIn(range), teacher: teacher.join(' ') };
    });
  });

export const CLUBS: readonly Club[] = [
  {
    title: 'Кружок «Юный метеоролог»',
    slug: 'weather',
    grades: gradesIn('5-8'),
    teacher: 'sorokina',
    memberCount: 14,
  },
  {
    title: 'Секция «Волейбол»',
    slug: 'volleyball',
    grades: gradesIn('7-11'),
    teacher: 'stepanov',
    memberCount: 16,
  },
  { title: 'Хор «Берёзка»', slug: 'choir', grades: gradesIn('1-6'), teacher: 'makarova', memberCount: 22 },
  {
    title: 'Кружок «Робототехника»',
    slug: 'robots',
    grades: gradesIn('4-8'),
    teacher: 'kuznetsov',
    memberCount: 12,
  },
  { title: 'Клуб «Белая ладья»', slug: 'chess', grades: gradesIn('2-9'), teacher: 'orlov', memberCount: 13 },
  {
    title: 'Школьный музей «Истоки»',
    slug: 'museum',
    grades: gradesIn('6-11'),
    teacher: 'zaitseva',
    memberCount: 11,
  },
];

function gradesIn(range: string): readonly number[] {
  const [first = 0, last = 0] = range.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
