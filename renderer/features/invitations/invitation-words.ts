import type { InvitationRow } from '../../../shared/replica/school/invitations-query.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';

/** For whom a slip is: «Ковалёва Дарья», «ученик, 7Б», «родитель, Ковалёва Дарья». */
export function whomWords(row: InvitationRow, t: Translate): string {
  if (row.personName !== '') return row.personName;
  const where = row.childName === '' ? row.classTitle : row.childName;
  const role = t(`role.${row.role}`);
  return where === '' ? role : t('invitations.roleIn', { role, where });
}

/** «ссылка на 30 человек, вошли 4» or what kind of slip it is. */
export function kindWords(row: InvitationRow, t: Translate): string {
  if (row.purpose === 'link') {
    return t('invitations.kind.link', { most: row.mostUses, used: row.uses.length });
  }
  return t(`invitations.kind.${row.purpose}`);
}

/** Where it stands, in words: by whom and when it was used, until when it can be. */
export function stateWords(row: InvitationRow, t: Translate, formats: Formats, now: number): string {
  const [last] = row.uses.slice(-1);
  if (row.isOverused) return t('invitations.state.twice', { count: row.uses.length });
  switch (row.state) {
    case 'open':
      return t('invitations.state.open', { when: formats.short(row.expiresAt, now) });
    case 'used':
      return last
        ? t('invitations.state.used', {
            name: last.name || t('invitations.byRequest'),
            when: formats.short(last.at, now),
          })
        : t('invitations.state.usedNow');
    case 'expired':
      return t('invitations.state.expired', { when: formats.short(row.expiresAt, now) });
    case 'annulled':
    case 'void':
      return t(`invitations.state.${row.state}`);
  }
}
