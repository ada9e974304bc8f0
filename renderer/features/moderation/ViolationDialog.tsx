import { type FormEvent, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { TalkRow } from '../chat/talk/talk-context.ts';
import { type CitedRule, RulePicker } from './RulePicker.tsx';
import styles from './Moderation.module.css';

/** What is done about a broken rule; reminding is proposed with the record (clause E-2.5). */
export interface RuleBroken extends CitedRule {
  readonly ruleText: string;
  readonly isRecorded: boolean;
  readonly remind: 'person' | 'chat' | 'nobody';
}

interface ViolationDialogProps {
  readonly chat: string;
  readonly row: TalkRow | undefined;
  readonly onClose: () => void;
  readonly onDone: (row: TalkRow, what: RuleBroken) => void;
}

/** A moderator names the rule that a message broke: it is recorded, and the person or the chat is reminded of it. */
export function ViolationDialog({ chat, row, onClose, onDone }: ViolationDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('moder.violation')} isOpen={row !== undefined} onClose={onClose}>
      {row ? <ViolationForm key={row.id} chat={chat} row={row} onDone={onDone} onClose={onClose} /> : null}
    </Dialog>
  );
}

function ViolationForm(props: Omit<ViolationDialogProps, 'row'> & { readonly row: TalkRow }) {
  const { chat, row, onDone } = props;
  const { t } = useI18n();
  const [cited, setCited] = useState<CitedRule>();
  const [ruleText, setRuleText] = useState('');
  const [isRecorded, setIsRecorded] = useState(true);
  const [remind, setRemind] = useState<RuleBroken['remind']>('person');
  const [isAsked, setIsAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cited) onDone(row, { ...cited, ruleText, isRecorded, remind });
    else setIsAsked(true);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <blockquote className={styles.words}>
        <strong className={styles.name}>{row.author.name}</strong>
        {row.text}
      </blockquote>
      <RulePicker
        chat={chat}
        message={row.id}
        isAsked={isAsked}
        value={cited}
        onChange={(next, text) => {
          setCited(next);
          setRuleText(text);
        }}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isRecorded}
          onChange={(event) => setIsRecorded(event.target.checked)}
        />
        <span>{t('moder.record')}</span>
      </label>
      <fieldset className={styles.choice}>
        <legend>{t('moder.remind')}</legend>
        {(['person', 'chat', 'nobody'] as const).map((whom) => (
          <label key={whom} className={styles.check}>
            <input type="radio" name="remind" checked={remind === whom} onChange={() => setRemind(whom)} />
            <span>{t(`moder.remind.${whom}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.end}>
        <Button look="primary" type="submit" isDisabled={!isRecorded && remind === 'nobody'}>
          {t(isRecorded ? 'moder.recordDo' : 'moder.remindDo')}
        </Button>
      </div>
    </form>
  );
}
