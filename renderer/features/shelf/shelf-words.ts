import type { ShelfRow } from '../../../shared/replica/shelf/shelves-query.ts';
import type { Translate } from '../../i18n/translator.ts';

/** «7Б», «7Б · Алгебра», «7Б · родителям», «Вся школа» */
export function shelfTitle(shelf: ShelfRow, t: Translate): string {
  switch (shelf.type) {
    case 'school':
      return t('shelf.school');
    case 'homeroom':
      return shelf.isForParents ? t('shelf.parents', { classroom: shelf.title }) : shelf.title;
    case 'subject':
      return [shelf.homeroom, shelf.subject].filter(Boolean).join(' · ');
    case 'club':
    case 'association':
      return shelf.title;
  }
}
