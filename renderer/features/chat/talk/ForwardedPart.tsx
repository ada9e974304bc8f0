import { Forward } from 'lucide-react';
import { useI18n } from '../../../i18n/I18n.tsx';
import type { TalkRow } from './talk-context.ts';
import styles from './TakenDown.module.css';

/** Says whose words are passed on, and out of which chat where everybody here may know. */
export function ForwardedPart({ row }: { readonly row: TalkRow }) {
  const { t } = useI18n();
  if (!row.forwarded) return null;
  const { byName: name, from } = row.forwarded;
  return (
    <p className={styles.note}>
      <Forward size="1rem" strokeWidth={1.75} aria-hidden="true" />
      <span>
        {from === '' ? t('talk.forwardedBy', { name }) : t('talk.forwardedFrom', { name, chat: from })}
      </span>
    </p>
  );
}
