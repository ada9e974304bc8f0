import { CassetteTape, Play } from 'lucide-react';
import { memo } from 'react';
import type { RecordingRow } from '../../../shared/replica/live/recording-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import line from '../chat/MessageLine.module.css';
import card from '../chat/rounds/RoundCard.module.css';

interface RecordingCardProps {
  readonly row: RecordingRow;
  readonly isLast: boolean;
}

/** «Урок 12 ноября, 10:15 · запись · 48 мин · 8 МБ» in the stream of its chat. */
export const RecordingCard = memo(function RecordingCard({ row, isLast }: RecordingCardProps) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const title = t(`recording.of.${row.type}`, { when: formats.moment(row.startedAt, now) });
  const facts = [row.author.name, formats.duration(row.durationMs)];
  if (row.sizeBytes > 0) facts.push(formats.bytes(row.sizeBytes));
  return (
    <article
      tabIndex={-1}
      className={cx(line.message, isLast && line.last)}
      aria-label={`${t('recording.kind')}: ${title}`}
    >
      <span className={line.face} />
      <div className={card.card}>
        <div className={card.kind}>
          <CassetteTape size="1rem" strokeWidth={1.75} aria-hidden="true" />
          <span className={card.kindWords}>{t('recording.kind')}</span>
        </div>
        <h3 className={card.title}>{title}</h3>
        <p>{facts.filter(Boolean).join(' · ')}</p>
        <div className={card.actions}>
          <Button
            look="primary"
            icon={<Play size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => go({ to: 'recording', lesson: row.lesson, chat: row.chat })}
          >
            {t('recording.open')}
          </Button>
        </div>
        <p className={card.foot}>
          <time dateTime={new Date(row.at).toISOString()}>{formats.time(row.at)}</time>
        </p>
      </div>
    </article>
  );
});
