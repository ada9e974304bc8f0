import type { EditionView } from '../../../shared/replica/moderation/moderation-views.ts';
import { STANDARD_RULES } from '../../../shared/moderation/standard-rules.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './Moderation.module.css';

interface RulesTextProps {
  readonly edition: EditionView;
  /** The level of its heading where it is not in a dialog. */
  readonly heading?: 'h2' | 'h3';
}

/** One edition of the rules, with the papers by which it was adopted. */
export function RulesText({ edition, heading: Heading = 'h3' }: RulesTextProps) {
  const { t, formats, language } = useI18n();
  // The text of the house is there in both languages, with the same numbers.
  const { title, intro, rules } = edition.isStandard ? STANDARD_RULES[language] : edition;
  return (
    <article className={styles.part}>
      <Heading>{title}</Heading>
      <p className={styles.quiet}>{origin()}</p>
      {intro === '' ? null : <p>{intro}</p>}
      <ol className={styles.rules}>
        {rules.map((rule, index) => (
          <li key={index}>{rule}</li>
        ))}
      </ol>
      {edition.parents === '' ? null : (
        <p className={styles.quiet}>{t('rules.parentsSaid', { words: edition.parents })}</p>
      )}
    </article>
  );

  function origin(): string {
    if (edition.isStandard) return t('rules.standard');
    const from = t('rules.from', { day: formats.date(edition.from) });
    if (edition.isOfChat) return `${t('rules.ofChat')} ${from}`;
    const { order, council } = edition;
    return [
      t('rules.version', { version: edition.version }),
      order ? t('rules.byOrder', { number: order.number }) : '',
      council === '' ? '' : t('rules.byCouncil', { council }),
      from,
    ]
      .filter(Boolean)
      .join(' ');
  }
}
