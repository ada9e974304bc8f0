import type { SchoolType } from '../../../shared/schema/school.ts';

/**
 * Subjects that stand ready to be ticked, as the federal curriculum calls them; anything else is typed. They
 * are names of documents and therefore in the language of the school.
 */
export function usualSubjects(type: SchoolType, grades: readonly number[]): readonly string[] {
  if (type !== 'general') return [];
  const isPrimary = grades.length > 0 && grades.every((grade) => grade >= 1 && grade <= 4);
  const isUpper = grades.some((grade) => grade >= 7);
  return [...COMMON, ...(isPrimary ? PRIMARY : MIDDLE), ...(isUpper ? UPPER : [])];
}

const COMMON = [
  'Русский язык',
  'Литература',
  'Иностранный язык',
  'Физическая культура',
  'Разговоры о важном',
];
const PRIMARY = ['Математика', 'Окружающий мир', 'Изобразительное искусство', 'Музыка', 'Труд (технология)'];
const MIDDLE = ['Математика', 'История', 'Обществознание', 'География', 'Биология', 'Труд (технология)'];
const UPPER = ['Алгебра', 'Геометрия', 'Физика', 'Химия', 'Информатика', 'ОБЗР'];
