import { useRef, useState } from 'react';
import type { StepView } from '../../../shared/replica/moderation/moderation-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ruleWords } from './rule-words.ts';
import { SealedWords } from './SealedWords.tsx';
import { useOrder } from './use-order.ts';
import { WordsForm } from './WordsForm.tsx';
import styles from './Moderation.module.css';

interface CaseStepProps {
  readonly chat: string;
  readonly step: StepView;
  /** The decision that the step is about. */
  readonly of: StepView | undefined;
  /** The case is left for the chat. */
  readonly onLeave: () => void;
}

type Asking = 'nothing' | 'appeal' | 'correct' | 'lift' | 'uphold';

/** One step of a case: when, by whom, by which rule, and what the reader may say to it. */
export function CaseStep({ chat, step, of: decision, onLeave }: CaseStepProps) {
  const { t, formats, language } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const [asking, setAsking] = useState<Asking>('nothing');
  const place = useRef<HTMLLIElement>(null);
  const { message, messageText } = step;
  const can = { appeal: step.canAppeal, correct: step.canCorrect, lift: step.canRule, uphold: step.canRule };
  // The form goes away with the focus in it.
  const leave = () => {
    setAsking('nothing');
    place.current?.focus();
  };
  return (
    <li ref={place} className={styles.step} tabIndex={-1}>
      <div>
        <p className={styles.stepTitle}>
          <strong className={cx(step.isCorrected && styles.struck)}>{titleOf(step, t)}</strong>
          {step.isCorrected ? <span className={styles.mark}>{t('moder.mistake')}</span> : null}
        </p>
        <p className={styles.quiet}>
          {[step.isPending ? t('moder.pending') : formats.moment(step.at, now), step.byName]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {decision ? (
        <p className={styles.quiet}>
          {t('moder.about', { step: titleOf(decision, t), when: formats.moment(decision.at, now) })}
        </p>
      ) : null}
      {step.rule > 0 ? (
        <p>{t('moder.byRule', { rule: step.rule, text: ruleWords(step.ruleText, language) })}</p>
      ) : null}
      {messageText === '' ? null : <blockquote className={styles.words}>{messageText}</blockquote>}
      {step.canOpen && step.step !== 'opened' ? <SealedWords message={message} /> : null}
      {step.words === '' ? null : (
        <p>{step.step === 'removed' ? t('talk.because', { reason: step.words }) : step.words}</p>
      )}
      {asking === 'nothing' ? actions() : <Answer step={step} asking={asking} onDone={leave} />}
    </li>
  );

  function showMessage() {
    onLeave();
    go({ to: 'chat', chat, at: { at: 'row', id: message } });
  }

  function actions() {
    const answers = (['appeal', 'correct', 'lift', 'uphold'] as const).filter((of) => can[of]);
    const isShown = message !== '' && messageText !== '';
    if (!isShown && answers.length === 0) return null;
    return (
      <div className={styles.actions}>
        {answers.map((of) => (
          <Button key={of} onPress={() => setAsking(of)}>
            {t(`moder.${of}`)}
          </Button>
        ))}
        {isShown ? (
          <Button look="plain" onPress={showMessage}>
            {t('moder.toMessage')}
          </Button>
        ) : null}
      </div>
    );
  }
}

function titleOf({ step, days, isLifted, isOpen }: StepView, t: Translate): string {
  if (step === 'block') return t('moder.step.block', { count: days });
  if (step === 'ruling') return t(isLifted ? 'moder.step.lifted' : 'moder.step.upheld');
  if (step === 'reading') return t(isOpen ? 'moder.step.readingOpen' : 'moder.step.readingClosed');
  return t(`moder.step.${step}`);
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
      onCancel={onDone}
    />
  );
}
