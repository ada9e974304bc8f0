import { type FormEvent, useState } from 'react';
import { STANDARD_RULES } from '../../../shared/moderation/standard-rules.ts';
import type { EditionView } from '../../../shared/replica/moderation/moderation-views.ts';
import { newId } from '../../bridge/new-id.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './Moderation.module.css';

interface AdoptRulesProps {
  /** The edition that holds now, from which the new one begins. */
  readonly before: EditionView;
  readonly onClose: () => void;
}

/**
 * A new edition of the school's rules with the papers that the regulations ask for (clauses P-4.1, E-3.1, E-3.2): the
 * council's decision, the parents' opinion, the director's order, and the day from which it holds.
 */
export function AdoptRules({ before, onClose }: AdoptRulesProps) {
  const { t, language } = useI18n();
  const toast = useToast();
  const act = useCommand(bridge().school.act);
  const [id] = useState(newId);
  const text = before.isStandard ? STANDARD_RULES[language] : before;
  const [draft, setDraft] = useState({
    title: text.title,
    intro: text.intro,
    rules: text.rules.join('\n'),
    council: '',
    councilDate: '',
    parents: '',
    number: '',
    date: '',
    from: '',
  });
  const change = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { title, intro, council, councilDate, parents, number, date, from } = draft;
    const rules = draft.rules
      .split('\n')
      .map((rule) => rule.trim())
      .filter((rule) => rule !== '');
    const day = Date.parse(`${from}T00:00:00`);
    const data = {
      id,
      chat: '',
      title: title.trim(),
      intro: intro.trim(),
      rules,
      from: Number.isNaN(day) ? 0 : Math.max(0, day),
      council: council.trim(),
      councilDate,
      parents: parents.trim(),
      ...(number.trim() === '' ? {} : { order: { number: number.trim(), date, paper: '' } }),
    };
    const outcome = await act.run({ action: 'rules.adopt', data, reason: '', clause: 'E-3.2' });
    if (!outcome.ok) return;
    toast({ text: t('rules.adopted') });
    onClose();
  };
  return (
    <Dialog title={t('rules.adopt')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.quiet}>{t('rules.adoptHint')}</p>
        <TextField
          label={t('rules.name')}
          maxLength={120}
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <TextAreaField
          label={t('rules.intro')}
          rows={3}
          maxLength={2000}
          value={draft.intro}
          onChange={(intro) => change({ intro })}
        />
        <TextAreaField
          label={t('rules.items')}
          hint={t('rules.itemsHint')}
          rows={10}
          maxLength={18_000}
          value={draft.rules}
          onChange={(rules) => change({ rules })}
        />
        <TextField
          label={t('rules.council')}
          maxLength={120}
          value={draft.council}
          onChange={(council) => change({ council })}
        />
        <DayField
          label={t('rules.councilDate')}
          value={draft.councilDate}
          onChange={(councilDate) => change({ councilDate })}
        />
        <TextAreaField
          label={t('rules.parents')}
          hint={t('rules.parentsHint')}
          rows={2}
          maxLength={1000}
          value={draft.parents}
          onChange={(parents) => change({ parents })}
        />
        <TextField
          label={t('rules.order')}
          maxLength={40}
          value={draft.number}
          onChange={(number) => change({ number })}
        />
        <DayField label={t('rules.orderDate')} value={draft.date} onChange={(date) => change({ date })} />
        <DayField
          label={t('rules.fromDay')}
          hint={t('rules.fromDayHint')}
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        {act.error ? <ErrorNote error={act.error} /> : null}
        <FormEnd submit={t('rules.adoptDo')} isPending={act.isRunning} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
