import { Pencil, Quote, Reply, X } from 'lucide-react';
import type { DraftAim } from '../../../../shared/schema/draft.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { briefWords } from './ReplyPart.tsx';
import styles from './DraftAimBar.module.css';

interface DraftAimBarProps {
  readonly chat: string;
  readonly aim: DraftAim;
  readonly onDrop: () => void;
}

/** Above the field: what is answered or changed by what is typed there. */
export function DraftAimBar({ chat, aim, onDrop }: DraftAimBarProps) {
  const { t } = useI18n();
  const isEdit = aim.edits !== '';
  const brief = useQuery('brief', { chat, message: isEdit ? aim.edits : aim.replyTo });
  const quote = isEdit ? '' : (aim.quote ?? '');
  const Icon = isEdit ? Pencil : quote === '' ? Reply : Quote;
  const name = brief.isReady ? brief.value.authorName : '';
  return (
    <div className={styles.bar}>
      <Icon size="1.25rem" strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <span className={styles.what}>
          {isEdit ? t('talk.editing') : t(quote === '' ? 'talk.replying' : 'talk.quoting', { name })}
        </span>
        <span className={styles.text}>{quote || (brief.isReady ? briefWords(brief.value, t) : '')}</span>
      </div>
      <IconButton
        label={t(isEdit ? 'talk.dropEdit' : 'talk.dropReply')}
        icon={<X size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={onDrop}
      />
    </div>
  );
}
