import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { LinkRow } from '../../../shared/replica/school/links-query.ts';
import { newId } from '../../bridge/new-id.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import styles from './LinkSettings.module.css';

/** The school's passages to the journal and the diary, for whoever may change them. */
export function LinkSettings() {
  const { t } = useI18n();
  const links = useQuery('school.links', {});
  const [edited, setEdited] = useState<LinkRow>();
  if (!links.isReady || !links.value.canSet) return null;
  const shown = links.value.all.filter(({ isWithdrawn }) => !isWithdrawn);
  return (
    <>
      {shown.length === 0 ? <p className={styles.quiet}>{t('links.none')}</p> : null}
      <ul className={styles.list}>
        {shown.map((link) => (
          <li key={link.id} className={styles.row}>
            <div className={styles.words}>
              <span className={styles.title}>{link.title}</span>
              <span className={styles.address}>{link.url}</span>
              <span className={styles.quiet}>
                {link.roles.map((role) => t(`role.${role}`)).join(', ')}
                {link.isWaiting ? ` · ${t('papers.waiting')}` : ''}
              </span>
            </div>
            <IconButton
              label={t('links.edit', { title: link.title })}
              icon={<Pencil size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => setEdited(link)}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          icon={<Plus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => setEdited(newLink())}
        >
          {t('links.add')}
        </Button>
      </div>
      {edited ? (
        <LinkDialog
          key={edited.id}
          link={edited}
          isNew={shown.every(({ id }) => id !== edited.id)}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </>
  );
}

function newLink(): LinkRow {
  return {
    id: newId(),
    title: '',
    hint: '',
    url: '',
    roles: ['administrator', 'head', 'deputy', 'teacher', 'pupil', 'parent'],
    isWithdrawn: false,
    isWaiting: false,
  };
}
