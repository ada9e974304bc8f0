import { useState } from 'react';
import type { PaperStart, PaperView } from '../../../shared/replica/live/paper-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { PaperDialog } from './PaperDialog.tsx';
import { PaperForm } from './PaperForm.tsx';

/** Which paper is open: one that is signed, or a new one about something where `paper` is ''. */
export interface PaperPlace {
  readonly chat: string;
  readonly about: string;
  readonly day: string;
  readonly paper: string;
}

/** A signed paper, or the form in which it is written. */
export function OpenPaper({ of, onClose }: { readonly of: PaperPlace; readonly onClose: () => void }) {
  const { chat, about, day } = of;
  const papers = useQuery('papers', { chat });
  const start = useQuery('paperStart', { chat, about, day });
  const [isWriting, setIsWriting] = useState(of.paper === '');
  // A clock that goes on would change the fields under the hand.
  const [openedAt] = useState(useNow());
  const paper = papers.isReady ? papers.value.papers.find(({ id }) => id === of.paper) : undefined;
  if (paper && !isWriting) {
    return <PaperDialog paper={paper} onCorrect={() => setIsWriting(true)} onClose={onClose} />;
  }
  const first = start.isReady ? (start.value ?? (paper && startOf(paper))) : undefined;
  if (!first || !isWriting) return null;
  return (
    <PaperForm
      chat={chat}
      about={about}
      day={day}
      start={first}
      openedAt={openedAt}
      {...(paper ? { paper } : {})}
      onClose={paper ? () => setIsWriting(false) : onClose}
    />
  );
}

/** A paper is corrected also where what it is about is not here any more. */
function startOf({ type, body }: PaperView): PaperStart {
  const { report, number, title, place, heldAt, endedAt, chair } = body;
  const nobody = { agenda: [], people: [], others: 0, polls: [] };
  return { type, report, number, title, place, heldAt, endedAt, chair, ...nobody };
}
