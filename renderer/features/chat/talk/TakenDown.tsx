import { EyeOff } from 'lucide-react';
import { useI18n } from '../../../i18n/I18n.tsx';
import { ruleWords } from '../../moderation/rule-words.ts';
import type { TalkRow } from './talk-context.ts';
import styles from './TakenDown.module.css';

/** Says that something was taken out of the chat, by whom, and to its author why. */
export function TakenDown({ row }: { readonly row: TalkRow }) {
  const { t, language } = useI18n();
  const { takedown } = row;
  if (!takedown) return null;
  const { byName: name, isByMe, reason, rule } = takedown;
  return (
    <p className={styles.note}>
      <EyeOff size="1rem" strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.words}>
        <span>
          {row.isOwn
            ? t('talk.ownTakenDown', { name })
            : t(isByMe ? 'talk.takenDownByMe' : 'talk.takenDown', { name })}
        </span>
        {rule === '' ? null : <span>{t('talk.byRule', { rule: ruleWords(rule, language) })}</span>}
        {reason === '' ? null : <span>{t('talk.because', { reason })}</span>}
      </span>
    </p>
  );
}
