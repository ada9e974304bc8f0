import { useState } from 'react';
import type { StreamRow } from '../../../shared/replica/views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Spoken } from '../../ui/Spoken.tsx';

interface ArrivalsProps {
  readonly rows: readonly StreamRow[];
  /** Whether the rows reach to the end of the stream. */
  readonly isEnd: boolean;
}

/** Reads a message that has just come from someone else to those who listen to the screen. */
export function Arrivals({ rows, isEnd }: ArrivalsProps) {
  const { t } = useI18n();
  const newest = isEnd ? rows.at(-1) : undefined;
  const [known, setKnown] = useState(newest?.id);
  const [arrived, setArrived] = useState('');
  if (newest?.id !== known) {
    setKnown(newest?.id);
    // The first answer of an opened chat, and the end that one comes back to, are its past and no arrival.
    if (newest && known !== undefined && !newest.isOwn) {
      setArrived(t('chat.arrived', { name: newest.author.name, text: newest.text.slice(0, 300) }));
    }
  }
  return (
    <div aria-live="polite">
      <Spoken>{arrived}</Spoken>
    </div>
  );
}
