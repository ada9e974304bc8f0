import { Hourglass, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Note } from '../../ui/Note.tsx';

interface WaitingSignProps {
  readonly isWaiting: boolean;
  readonly mayLead: boolean;
  readonly isLesson: boolean;
}

/** Nobody who leads is in the lesson: it waits, and goes on by itself. */
export function WaitingSign({ isWaiting, mayLead, isLesson }: WaitingSignProps) {
  const { t } = useI18n();
  if (!isWaiting) return null;
  return (
    <Note tone="warning" icon={<Hourglass size="1.25rem" strokeWidth={1.75} />}>
      {isLesson
        ? t(mayLead ? 'live.waitsForYou' : 'live.waits')
        : t(mayLead ? 'meeting.waitsForYou' : 'meeting.waits')}
    </Note>
  );
}

/** Says once that somebody who did not lead the lesson does so now. */
export function LeadGiven({ mayLead }: { readonly mayLead: boolean | undefined }) {
  const { t } = useI18n();
  const [hasFollowed, setHasFollowed] = useState(false);
  if (mayLead === false && !hasFollowed) setHasFollowed(true);
  if (!hasFollowed || mayLead !== true) return null;
  return (
    <Note tone="calm" icon={<UserRoundPlus size="1.25rem" strokeWidth={1.75} />}>
      {t('live.youLead')}
    </Note>
  );
}
