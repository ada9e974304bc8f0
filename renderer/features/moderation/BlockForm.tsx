import { type FormEvent, useState } from 'react';
import type { Language } from '../../i18n/translator.ts';
import type { CaseView } from '../../../shared/replica/moderation/moderation-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ruleWords } from './rule-words.ts';
import { useOrder } from './use-order.ts';
import styles from './Moderation.module.css';

const LENGTHS = ['1', '3', '7', '14', '31'] as const;

interface BlockFormProps {
  readonly known: CaseView;
  readonly refusal: CaseView['blockRefusal'];
}

/** Closes writing for a person, by a rule that was broken; closed itself while there are too few violations. */
export function BlockForm({ known, refusal }: BlockFormProps) {
  const { t, language } = useI18n();
  const order = useOrder();
  const [days, setDays] = useState('7');
  const broken = brokenRules(known, language);
  const [key, setKey] = useState('');
  const chosen = broken.find(({ id }) => id === key) ?? broken.at(-1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const { edition, rule } = chosen;
    const of = { chat: known.chat, person: known.person.id, days: Number(days), edition, rule };
    void order({ do: 'block', ...of }, t('moder.blockedNow'));
  };
  return (
    <form className={styles.part} aria-label={t('moder.block')} onSubmit={submit}>
      {refusal ? null : (
        <>
          <SelectField label={t('moder.rule')} options={broken} value={chosen?.id ?? ''} onChange={setKey} />
          <SelectField
            label={t('moder.howLong')}
            hint={t('moder.howLongHint')}
            options={LENGTHS.map((id) => ({
              id,
              title: id === '31' ? t('moder.month') : t('moder.days', { count: Number(id) }),
            }))}
            value={days}
            onChange={setDays}
          />
        </>
      )}
      <div className={styles.actions}>
        <Button look="danger" type="submit" isDisabled={refusal !== undefined}>
          {t('moder.blockDo')}
        </Button>
      </div>
      {/* How many it takes stands above. */}
      {refusal === 'blockNothingNew' ? <p className={styles.quiet}>{t('moder.nothingNew')}</p> : null}
    </form>
  );
}

/** The rules that the violations name, each once. */
function brokenRules({ steps }: CaseView, language: Language) {
  const rules = new Map<string, { id: string; title: string; edition: string; rule: number }>();
  for (const { step, edition, rule, ruleText, isCorrected } of steps) {
    if (step !== 'violation' || isCorrected) continue;
    const id = `${edition} ${rule}`;
    rules.set(id, { id, title: `${rule}. ${ruleWords(ruleText, language)}`, edition, rule });
  }
  return [...rules.values()];
}
