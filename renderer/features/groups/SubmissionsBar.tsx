import { Inbox } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as BarButton } from 'react-aria-components/Button';
import type { SubmissionRow } from '../../../shared/replica/school/submissions-query.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import bar from '../offers/Offers.module.css';
import styles from './Groups.module.css';

/** Above the list of the administrator's chats: texts that were handed in for channels. */
export function SubmissionsBar() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const answer = useQuery('school.submissions', {});
  const open = answer.isReady ? answer.value.open : [];
  if (open.length === 0 && !isOpen) return null;
  return (
    <>
      {open.length > 0 ? (
        <BarButton className={cx(bar.bar, bar.fresh)} onPress={() => setIsOpen(true)}>
          <Inbox size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
          <span>{t('groups.queue', { count: open.length })}</span>
        </BarButton>
      ) : null}
      <Dialog title={t('groups.queueTitle')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <div className={styles.form} ref={list} tabIndex={-1}>
          {open.length === 0 ? <p className={styles.quiet}>{t('groups.queueEmpty')}</p> : null}
          {open.map((row) => (
            <Submission key={row.id} row={row} onDecided={() => list.current?.focus()} />
          ))}
        </div>
      </Dialog>
    </>
  );
}

interface SubmissionProps {
  readonly row: SubmissionRow;
  /** The row goes away with the button that was pressed: the focus has to stand somewhere else then. */
  readonly onDecided: () => void;
}

function Submission({ row, onDecided }: SubmissionProps) {
  const { t } = useI18n();
  const toast = useToast();
  const decide = useCommand(bridge().replica.decideText);
  const [reason, setReason] = useState('');
  const [isRefusing, setIsRefusing] = useState(false);
  const say = async (isPublished: boolean) => {
    const outcome = await decide.run({
      submission: row.id,
      isPublished,
      reason: isPublished ? '' : reason.trim(),
    });
    if (!outcome.ok) return;
    onDecided();
    toast({ text: t(isPublished ? 'groups.published' : 'groups.turnedDown') });
  };
  return (
    <section className={styles.part} aria-label={row.authorName}>
      <h3>{t('groups.queueFrom', { name: row.authorName, title: row.channelTitle })}</h3>
      <p className={styles.text}>{row.text}</p>
      {decide.error ? <ErrorNote error={decide.error} /> : null}
      {isRefusing ? (
        <TextField label={t('groups.turnDownWhy')} value={reason} onChange={setReason} maxLength={500} />
      ) : null}
      <div className={styles.actions}>
        <Button
          isDisabled={isRefusing && reason.trim() === ''}
          isPending={decide.isRunning}
          onPress={() => {
            if (isRefusing) void say(false);
            else setIsRefusing(true);
          }}
        >
          {t('groups.turnDown')}
        </Button>
        <Button look="primary" isPending={decide.isRunning} onPress={() => void say(true)}>
          {t('groups.publish')}
        </Button>
      </div>
    </section>
  );
}
