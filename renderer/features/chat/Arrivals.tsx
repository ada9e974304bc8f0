import { useState } from 'react';
import type { MessageRow } from '../../../shared/replica/views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Spoken } from '../../ui/Spoken.tsx';

/** Reads a message that has just come from someone else to those who listen to the screen. */
export function Arrivals({ rows }: { readonly rows: readonly MessageRow[] }) {
  const { t } = useI18n();
  const newest = rows.at(-1);
  const [known, setKnown] = useState(newest?.id);
  const [arrived, setArrived] = useState('');
  if (newest && newest.id !== known) {
    setKnown(newest.id);
    // The first answer of an opened chat is its past, not an arrival.
    if (known !== undefined && !newest.isOwn) {
      setArrived(t('chat.arrived', { name: newest.author.name, text: newest.text.slice(0, 300) }));
    }
  }
  return (
    <div aria-live="polite">
      <Spoken>{arrived}</Spoken>
    </div>
  );
}
