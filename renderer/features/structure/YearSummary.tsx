import { CloudOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { YearRow } from '../../../shared/replica/school/classes-year-query.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { countOf } from '../../i18n/school-words.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { usePreview } from '../console/use-preview.ts';
import { yearAct } from './structure-acts.ts';
import { type YearNumbers, yearNumbers, yearSteps } from './year-rows.ts';
import { YearPeople } from './YearPeople.tsx';
import styles from './Year.module.css';

interface YearSummaryProps {
  readonly rows: readonly YearRow[];
  readonly isFit: boolean;
  readonly onDone: () => void;
}

/** What the turn of the year changes, the reason, and the one button. Without a link it is done later, by itself. */
export function YearSummary({ rows, isFit, onDone }: YearSummaryProps) {
  const { t } = useI18n();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [isShown, setIsShown] = useState(false);
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const turn = useCommand(bridge().school.act);
  const act = useMemo(() => yearAct(yearSteps(rows)), [rows]);
  const acts = useMemo(() => (isFit ? [act] : []), [act, isFit]);
  const preview = usePreview(acts);
  const canTurn = isFit && preview.isReady && preview.error === undefined;
  const submit = () => {
    void turn.run({ ...act, reason: reason.trim() }).then((outcome) => {
      if (!outcome.ok) return;
      toast({ text: t(isLive ? 'year.done' : 'act.doneOffline') });
      onDone();
    });
  };
  return (
    <aside className={styles.summary} aria-label={t('act.changes')} aria-busy={isFit && !preview.isReady}>
      <h3>{t('act.changes')}</h3>
      {isFit ? null : <p className={styles.error}>{t('year.fixTitles')}</p>}
      {preview.error ? <ErrorNote error={preview.error} /> : null}
      {canTurn ? (
        <>
          <Numbers numbers={yearNumbers(rows, preview.consequences)} />
          {preview.consequences.length > 0 ? (
            <Button onPress={() => setIsShown(true)}>{t('year.byName')}</Button>
          ) : null}
          {isShown ? (
            <YearPeople consequences={preview.consequences} onClose={() => setIsShown(false)} />
          ) : null}
        </>
      ) : null}
      <TextAreaField
        label={t('act.reasonIfAny')}
        hint={t('year.reasonHint')}
        maxLength={1000}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {isLive ? null : (
        <Note tone="warning" icon={<CloudOff size="1.25rem" strokeWidth={1.75} />}>
          {t('act.offline')}
        </Note>
      )}
      {turn.error ? <ErrorNote error={turn.error} /> : null}
      <Button look="primary" isDisabled={!canTurn} isPending={turn.isRunning} onPress={submit}>
        {t('year.submit')}
      </Button>
    </aside>
  );
}

function Numbers({ numbers }: { readonly numbers: YearNumbers }) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const { promoted, ending, pupilsGoOn, pupilsLeave, othersLeave, chatsEnd } = numbers;
  const lines: readonly (readonly [string, string])[] = [
    [
      t('year.promoted'),
      `${countOf(words.classroom, promoted, language)}, ${countOf(words.pupil, pupilsGoOn, language)}`,
    ],
    [
      t('year.ending'),
      `${countOf(words.classroom, ending, language)}, ${countOf(words.pupil, pupilsLeave, language)}`,
    ],
    [t('year.othersLeave'), t('year.people', { count: othersLeave })],
    [t('year.chatsEnd'), t('year.chats', { count: chatsEnd })],
  ];
  return (
    <dl className={styles.numbers}>
      {lines.map(([name, value]) => (
        <div key={name} className={styles.number}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
