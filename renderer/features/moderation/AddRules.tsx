import { type FormEvent, useState } from 'react';
import { newId } from '../../bridge/new-id.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './Moderation.module.css';

interface AddRulesProps {
  readonly chat: string;
  /** What the chat has added so far. */
  readonly rules: readonly string[];
}

/** What the moderators of a chat add to the rules of the school; an empty field takes it back. */
export function AddRules({ chat, rules }: AddRulesProps) {
  const { t } = useI18n();
  const toast = useToast();
  const act = useCommand(bridge().school.act);
  const [text, setText] = useState<string>();
  if (text === undefined) {
    return (
      <div className={styles.actions}>
        <Button onPress={() => setText(rules.join('\n'))}>{t('rules.add')}</Button>
      </div>
    );
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const items = text
      .split('\n')
      .map((rule) => rule.trim())
      .filter((rule) => rule !== '');
    const data = {
      id: newId(),
      chat,
      title: t('rules.addTitle'),
      intro: '',
      rules: items,
      from: 0,
      council: '',
      councilDate: '',
      parents: '',
    };
    const outcome = await act.run({ action: 'rules.adopt', data, reason: '', clause: 'E-2.2' });
    if (!outcome.ok) return;
    setText(undefined);
    toast({ text: t('rules.added') });
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextAreaField
        label={t('rules.addTitle')}
        hint={t('rules.addHint')}
        rows={4}
        maxLength={6000}
        value={text}
        onChange={setText}
      />
      {act.error ? <ErrorNote error={act.error} /> : null}
      <div className={styles.end}>
        <Button onPress={() => setText(undefined)}>{t('common.cancel')}</Button>
        <Button look="primary" type="submit" isPending={act.isRunning}>
          {t('rules.addDo')}
        </Button>
      </div>
    </form>
  );
}
