import { NotebookPen, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { OpenPaper, type PaperPlace } from './OpenPaper.tsx';
import { paperName } from './paper-words.ts';
import styles from './Papers.module.css';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

interface PapersOfProps {
  readonly chat: string;
  /** The lesson, or what was planned where nothing was begun, with its day. */
  readonly about: string;
  readonly day: string;
  /** When that day was, milliseconds; 0 for a lesson. */
  readonly at: number;
}

/** The minutes and reports about one lesson or meeting, and for whoever may the way to write one. */
export function PapersOf({ chat, about, day, at }: PapersOfProps) {
  const { t } = useI18n();
  const answer = useQuery('papers', { chat });
  const [open, setOpen] = useState<PaperPlace>();
  if (!answer.isReady) return null;
  const papers = answer.value.papers.filter(
    (paper) => paper.about === about && (day === '' || isSameDay(paper.body.heldAt, at)),
  );
  const held = answer.value.held.find((row) => row.about === about && row.day === day);
  if (papers.length === 0 && !held && !open) return null;
  return (
    <div className={styles.of}>
      {papers.map((paper) => (
        <Button
          key={paper.id}
          icon={<ScrollText {...ICON} />}
          onPress={() => setOpen({ chat, about, day, paper: paper.id })}
        >
          {paperName(paper, t)}
        </Button>
      ))}
      {held && papers.length === 0 ? (
        <Button icon={<NotebookPen {...ICON} />} onPress={() => setOpen({ chat, about, day, paper: '' })}>
          {t(held.report === '' ? 'minutes.write' : 'minutes.writeReport')}
        </Button>
      ) : null}
      {open ? <OpenPaper of={open} onClose={() => setOpen(undefined)} /> : null}
    </div>
  );
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
