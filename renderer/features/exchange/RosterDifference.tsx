import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { ROSTER_CALLS, type RosterAnswers, type RosterSort } from '../../../shared/ipc/roster-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Exchange.module.css';

type Preview = RosterAnswers['roster.preview'];
type Lines = RosterAnswers['roster.lines'];
const isLines = guardOf(ROSTER_CALLS['roster.lines'].answer);

interface RosterDifferenceProps {
  readonly preview: Preview;
  readonly chosen: ReadonlySet<RosterSort>;
  readonly onChoose: (chosen: ReadonlySet<RosterSort>) => void;
}

/** What the lists would change, sort by sort; each can be left out and looked into. */
export function RosterDifference({ preview, chosen, onChoose }: RosterDifferenceProps) {
  const { t } = useI18n();
  const { school, title, endsMostPeople, sorts } = preview;
  const some = sorts.filter(({ count }) => count > 0);
  return (
    <>
      <Problems preview={preview} />
      {school === 'other' ? <Warning>{t('exchange.otherSchool', { title })}</Warning> : null}
      {endsMostPeople ? <Warning>{t('exchange.endsMost')}</Warning> : null}
      {preview.digest !== '' && some.length === 0 ? <p role="status">{t('exchange.same')}</p> : null}
      <ul className={styles.rows}>
        {some.map((summary) => (
          <Sort
            key={summary.sort}
            summary={summary}
            isChosen={chosen.has(summary.sort)}
            onChange={(isChosen) => {
              const next = new Set(chosen);
              if (isChosen) next.add(summary.sort);
              else next.delete(summary.sort);
              onChoose(next);
            }}
          />
        ))}
      </ul>
    </>
  );
}

interface SortProps {
  readonly summary: Preview['sorts'][number];
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

function Sort({ summary, isChosen, onChange }: SortProps) {
  const { t } = useI18n();
  const { sort, count, unfit } = summary;
  const look = useCommand(bridge().school.ask);
  const [lines, setLines] = useState<Lines>();
  const unfitCount = Object.values(unfit).reduce((sum, one) => sum + one, 0);
  return (
    <li className={styles.sort}>
      <div className={styles.row}>
        <Checkbox className={cx(styles.choice)} isSelected={isChosen} onChange={onChange}>
          <span className={styles.box} aria-hidden="true" />
          <span className={styles.name}>{t(`exchange.sort.${sort}`, { count })}</span>
        </Checkbox>
        {unfitCount > 0 ? (
          <span className={styles.quiet}>{t('exchange.unfit', { count: unfitCount })}</span>
        ) : null}
        <Button
          isPending={look.isRunning}
          onPress={() => {
            if (lines) return setLines(undefined);
            void look.run({ method: 'roster.lines', data: { sort, from: 0 } }).then((outcome) => {
              if (outcome.ok && isLines(outcome.value)) setLines(outcome.value);
            });
          }}
        >
          {t(lines ? 'exchange.hide' : 'exchange.look')}
        </Button>
      </div>
      {look.error ? <ErrorNote error={look.error} /> : null}
      {lines ? (
        <ul className={styles.lines}>
          {lines.lines.map(({ name, from, to }, index) => (
            <li key={index}>{lineWords(name, from, to)}</li>
          ))}
          {lines.count > lines.lines.length ? (
            <li className={styles.quiet}>
              {t('exchange.more', { count: lines.count - lines.lines.length })}
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}

function lineWords(name: string, from: string, to: string): string {
  if (from !== '' && to !== '') return `${name}: ${from} → ${to}`;
  return [name, from || to].filter(Boolean).join(': ');
}

function Problems({ preview }: { readonly preview: Preview }) {
  const { t, language } = useI18n();
  if (preview.problemCount === 0) return null;
  const hasErrors = preview.digest === '';
  return (
    <div className={styles.problems}>
      <Warning>
        {t(hasErrors ? 'exchange.errors' : 'exchange.warnings', { count: preview.problemCount })}
      </Warning>
      <ol className={styles.lines}>
        {preview.problems.map((problem, index) => (
          <li key={index}>
            {t('exchange.place', { file: problem.file, line: problem.line })} {problem[language]}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <Note tone="warning" icon={<TriangleAlert size="1.25rem" strokeWidth={1.75} />}>
      {children}
    </Note>
  );
}
