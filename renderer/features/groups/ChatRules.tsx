import { Switch } from 'react-aria-components/Switch';
import type { ChatRule } from '../../../shared/replica/school/chat-members-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import settings from '../school-settings/SettingsPane.module.css';
import type { ChatAct } from './use-chat-act.ts';
import styles from './Groups.module.css';

interface ChatRulesProps {
  readonly chat: string;
  readonly rules: readonly ChatRule[];
  readonly act: ChatAct;
}

/** What holds in this chat, and differs from the school's own rules where somebody has said so (clause P-1.4). */
export function ChatRules({ chat, rules, act }: ChatRulesProps) {
  const { t } = useI18n();
  if (rules.length === 0) return null;
  const set = ({ name, ofSchool }: ChatRule, value: boolean) => ({
    data: { name, chat, value, isSet: value !== ofSchool },
  });
  return (
    <section className={styles.part} aria-label={t('groups.rules')}>
      <h3>{t('groups.rules')}</h3>
      <ul className={styles.list}>
        {rules.map((rule) => (
          <li key={rule.name} className={styles.row}>
            <span className={styles.words}>
              <span id={`rule-${rule.name}`} className={styles.name}>
                {t(`groups.rule.${rule.name}`)}
              </span>
              <span className={styles.quiet}>
                {t(rule.value === rule.ofSchool ? 'groups.asSchool' : 'groups.otherThanSchool')}
              </span>
            </span>
            <Switch
              className={cx(settings.switch)}
              aria-labelledby={`rule-${rule.name}`}
              isSelected={rule.value}
              onChange={(value) =>
                void act.run('policy.set', {
                  ...set(rule, value),
                  done: t('groups.ruleChanged'),
                  undo: () => void act.run('policy.set', set(rule, rule.value)),
                })
              }
            >
              <span className={settings.track} aria-hidden="true" />
              <span className={settings.state}>
                {t(rule.value ? 'schoolSettings.on' : 'schoolSettings.off')}
              </span>
            </Switch>
          </li>
        ))}
      </ul>
    </section>
  );
}
