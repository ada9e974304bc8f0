import type { RequestRow } from '../../../shared/replica/school/requests-query.ts';
import type { Translate } from '../../i18n/translator.ts';

/** «ученик, 7Б, по ссылке (Соколова Анна Сергеевна)»: who asks, and how the person came here. */
export function aboutWords({ role, classTitle, isByLink, linkBy }: RequestRow, t: Translate): string {
  const way = isByLink
    ? t('requests.byLink', { who: linkBy || t('invitations.byHub') })
    : t('requests.withoutLink');
  return [t(`role.${role}`), classTitle, way].filter(Boolean).join(', ');
}
