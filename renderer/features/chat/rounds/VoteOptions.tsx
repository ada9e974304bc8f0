import { Check } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { OptionRow, OwnVote, Voting } from '../../../../shared/replica/rounds/round-views.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import type { Translate } from '../../../i18n/translator.ts';
import { cx } from '../../../ui/class-names.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import styles from './RoundCard.module.css';

interface VoteOptionsProps extends Pick<Voting, 'options' | 'own' | 'voters' | 'canVote'> {
  readonly of: string;
  readonly isMultiple: boolean;
  readonly isClosed: boolean;
  readonly label: string;
}

/** The answers one can choose from. A press is the vote; one more takes it back. It never waits for a link. */
export function VoteOptions({ of, options, own, voters, canVote, ...rest }: VoteOptionsProps) {
  const { isMultiple, isClosed, label } = rest;
  const { t } = useI18n();
  const vote = useCommand(bridge().replica.round);
  const isOwn = (index: number) => own.state !== 'refused' && own.choices.includes(index);
  const choose = (index: number) => {
    const before = own.state === 'refused' ? [] : own.choices;
    const others = isMultiple ? before.filter((one) => one !== index) : [];
    const choices = isOwn(index) ? others : [...others, index].sort((a, b) => a - b);
    void vote.run({ do: 'vote', of, choices });
  };
  return (
    <div className={styles.options} role="group" aria-label={label}>
      {options.map((option, index) => (
        <ToggleButton
          key={option.text}
          className={cx(styles.option)}
          isSelected={isOwn(index)}
          isDisabled={isClosed || !canVote}
          onChange={() => choose(index)}
          aria-label={spoken(option, t)}
        >
          {option.count > 0 && option.places === 0 ? (
            <span
              className={styles.share}
              style={{ width: `${(100 * option.count) / Math.max(1, voters)}%` }}
            />
          ) : null}
          <span className={cx(styles.mark, isMultiple && styles.square)}>
            {isOwn(index) ? <Check size="0.875rem" strokeWidth={3} aria-hidden="true" /> : null}
          </span>
          <span className={styles.label}>{option.text}</span>
          <span className={styles.count}>{countWords(option, t)}</span>
        </ToggleButton>
      ))}
      {vote.error ? <ErrorNote error={vote.error} /> : null}
    </div>
  );
}

function spoken(option: OptionRow, t: Translate): string {
  const { text, places, count } = option;
  if (places > 0) return t('round.sign', { option: text, taken: countWords(option, t) });
  return count < 0 ? text : t('round.vote', { option: text, count });
}

/** «12», «5 из 20 · 3 в очереди», nothing while it is not known. */
function countWords({ places, count, waiting }: OptionRow, t: Translate): string {
  if (count < 0) return '';
  if (places === 0) return String(count);
  const taken = t('round.places.of', { count, places });
  const full = count >= places ? t('round.full') : '';
  const queue = waiting.length > 0 ? t('round.queue', { count: waiting.length }) : '';
  return [taken, queue || full].filter(Boolean).join(' · ');
}

interface OwnVoteNoteProps {
  readonly own: OwnVote;
  readonly isSignup: boolean;
}

/** What has become of the own vote, where it is not simply counted. */
export function OwnVoteNote({ own, isSignup }: OwnVoteNoteProps) {
  const { t } = useI18n();
  const { state, turn } = own;
  if (state === 'refused' || state === 'late') {
    return (
      <p className={styles.refusal} role="status">
        {t(`round.own.${state}`)}
      </p>
    );
  }
  if (state === 'written') {
    const words = isSignup && own.choices.length > 0 ? 'round.own.writtenSignup' : 'round.own.written';
    return <p className={styles.waiting}>{t(words)}</p>;
  }
  if (!isSignup || state !== 'counted') return null;
  return <p className={styles.note}>{turn > 0 ? t('round.own.turn', { turn }) : t('round.own.place')}</p>;
}
