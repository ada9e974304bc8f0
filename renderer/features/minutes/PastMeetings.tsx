import { History } from 'lucide-react';
import { useState } from 'react';
import type { MeetingRow } from '../../../shared/replica/live/session-views.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { MeetingList } from './MeetingList.tsx';
import { MeetingPane } from './MeetingPane.tsx';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The button of the plan that shows what was held in the own chats. */
export function PastMeetings() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={<History {...ICON} />} onPress={() => setIsOpen(true)}>
        {t('meeting.past')}
      </Button>
      {isOpen ? <PastDialog onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function PastDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  const answer = useQuery('meetings', { chat: '' });
  const [open, setOpen] = useState<MeetingRow>();
  if (open) return <MeetingPane row={open} onClose={() => setOpen(undefined)} onLeave={onClose} />;
  return (
    <Dialog title={t('meeting.past')} isOpen onClose={onClose} place="side">
      {answer.isReady && answer.value.length === 0 ? (
        <EmptyPlace icon={<History {...ICON} />} title={t('meeting.none')} hint={t('meeting.noneHint')} />
      ) : null}
      {answer.isReady ? (
        <MeetingList rows={answer.value} label={t('meeting.past')} hasChat onOpen={setOpen} />
      ) : null}
    </Dialog>
  );
}
