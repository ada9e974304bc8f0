import type { Language } from '../../i18n/translator.ts';
import type { RulesView } from '../../../shared/replica/moderation/moderation-views.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ruleWords } from './rule-words.ts';

/** A rule in an edition, as it is named by what rests on it. */
export interface CitedRule {
  readonly edition: string;
  readonly rule: number;
}

interface RulePickerProps {
  readonly chat: string;
  /** Whose day decides which rules there were; '' for today. */
  readonly message: string;
  readonly isAsked: boolean;
  readonly value: CitedRule | undefined;
  readonly onChange: (cited: CitedRule | undefined, text: string) => void;
}

/** The rule that was broken: one of those that held when it was written. */
export function RulePicker({ chat, message, isAsked, value, onChange }: RulePickerProps) {
  const { t, language } = useI18n();
  const answer = useQuery('rules', { chat, message });
  const options = answer.isReady ? optionsOf(answer.value, language) : [];
  return (
    <SelectField
      label={t('moder.rule')}
      hint={t('moder.ruleHint')}
      placeholder={t('moder.rulePick')}
      error={isAsked && !value ? t('moder.ruleMissing') : ''}
      options={options}
      value={value ? keyOf(value) : ''}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        onChange(chosen?.cited, chosen?.title ?? '');
      }}
    />
  );
}

function keyOf({ edition, rule }: CitedRule): string {
  return `${edition} ${rule}`;
}

function optionsOf({ editions }: RulesView, language: Language) {
  return editions.flatMap(({ id: edition, rules }) =>
    rules.map((text, index) => {
      const cited = { edition, rule: index + 1 };
      return { id: keyOf(cited), title: `${index + 1}. ${ruleWords(text, language)}`, cited };
    }),
  );
}
