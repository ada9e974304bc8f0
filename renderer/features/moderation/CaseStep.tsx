import { useState } from 'react';
import type { StepView } from '../../../shared/replica/moderation/moderation-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { SealedWords } from './SealedWords.tsx';
import { useOrder } from './use-order.ts';
import { WordsForm } from './WordsForm.tsx';
import styles from './Moderation.module.css';

interface CaseStepProps {
  readonly chat: string;
  readonly step: StepView;
}

type Asking = 'nothing' | 'appeal' | 'correct' | 'lift' | 'uphold';

/** One step of a case: when, by whom, by which rule, and what the reader may say to it. */
export function CaseStep({ chat, step }: CaseStepProps) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const [asking, setAsking] = useState<Asking>('nothing');
  const { message, messageText } = step;
  return (
    <li className={styles.step}>
      <time className={styles.quiet}>
        {step.isPending ? t('moder.pending') : formats.moment(step.at, now)}
      </time>
      <div className={styles.stepWords}>
        <p>
          <strong className={cx(step.isCorrected && styles.struck)}>{title()}</strong>
          {step.byName === '' ? null : (
            <span className={styles.quiet}> {t('moder.by', { name: step.byName })}</span>
          )}
          {step.isCorrected ? <span className={styles.quiet}> {t('moder.mistake')}</span> : null}
        </p>
        {step.rule > 0 ? <p>{t('moder.byRule', { rule: step.rule, text: step.ruleText })}</p> : null}
        {messageText === '' ? null : <blockquote className={styles.words}>{messageText}</blockquote>}
        {step.canOpen ? <SealedWords message={message} /> : null}
        {step.words === '' ? null : <p>{step.words}</p>}
        <div className={styles.actions}>
          {message !== '' && messageText !== '' ? (
            <Button look="plain" onPress={() => go({ to: 'chat', chat, at: { at: 'row', id: message } })}>
              {t('moder.toMessage')}
            </Button>
          ) : null}
          {step.canAppeal ? <Ask of="appeal" words={t('moder.appeal')} /> : null}
          {step.canCorrect ? <Ask of="correct" words={t('moder.correct')} /> : null}
          {step.canRule ? <Ask of="lift" words={t('moder.lift')} /> : null}
          {step.canRule ? <Ask of="uphold" words={t('moder.uphold')} /> : null}
        </div>
        {asking === 'nothing' ? null : (
          <Answer step={step} asking={asking} onDone={() => setAsking('nothing')} />
        )}
      </div>
    </li>
  );

  function title(): string {
    if (step.step === 'block') return t('moder.step.block', { count: step.days });
    if (step.step === 'ruling') return t(step.isLifted ? 'moder.step.lifted' : 'moder.step.upheld');
    if (step.step === 'reading')
      return t(step.isOpen ? 'moder.step.readingOpen' : 'moder.step.readingClosed');
    return t(`moder.step.${step.step}`);
  }

  function Ask({ of, words }: { readonly of: Asking; readonly words: string }) {
    return <Button onPress={() => setAsking(asking === of ? 'nothing' : of)}>{words}</Button>;
  }
}

interface AnswerProps {
  readonly step: StepView;
  readonly asking: Exclude<Asking, 'nothing'>;
  readonly onDone: () => void;
}

function Answer({ step, asking, onDone }: AnswerProps) {
  const { t } = useI18n();
  const order = useOrder();
  const send = async (words: string) => {
    const isDone = await order(
      asking === 'appeal'
        ? { do: 'appeal', step: step.id, words }
        : asking === 'correct'
          ? { do: 'correct', step: step.id, words }
          : { do: 'ruling', appeal: step.id, isLifted: asking === 'lift', words },
      t('moder.sent'),
    );
    if (isDone) onDone();
    return isDone;
  };
  return (
    <WordsForm
      label={t(`moder.words.${asking}`)}
      hint={t('moder.wordsHint')}
      submit={t(`moder.${asking}`)}
      onSubmit={send}
    />
  );
}
