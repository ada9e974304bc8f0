import { Ban, ShieldCheck } from 'lucide-react';
import type { CaseView } from '../../../shared/replica/moderation/moderation-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { BlockForm } from './BlockForm.tsx';
import { CaseStep } from './CaseStep.tsx';
import { ruleWords } from './rule-words.ts';
import { useOrder } from './use-order.ts';
import { WordsForm } from './WordsForm.tsx';
import styles from './Moderation.module.css';

interface CasePartProps {
  readonly chat: string;
  readonly person: string;
  /** The case is left for the chat. */
  readonly onLeave: () => void;
}

/** What happened, by which rule, what follows from it, and what can be done: the same for all who may see the case. */
export function CasePart({ chat, person, onLeave }: CasePartProps) {
  const { t } = useI18n();
  const answer = useQuery('case', { chat, person });
  if (!answer.isReady) return <SkeletonRows count={4} />;
  const known = answer.value;
  return (
    <div className={styles.form}>
      <div className={styles.case}>
        <Avatar name={known.person.name} of="person" size="small" />
        <span className={styles.caseWords}>
          <PersonLine person={known.person} />
          <span className={styles.quiet}>{known.chatTitle}</span>
        </span>
      </div>
      <State known={known} />
      {known.canModerate ? <Blocking known={known} /> : null}
      {known.canApologise ? <Apologising known={known} /> : null}
      <section className={styles.part} aria-label={t('moder.steps')}>
        <h3>{t('moder.steps')}</h3>
        {known.steps.length === 0 ? <p className={styles.quiet}>{t('moder.noSteps')}</p> : null}
        {known.steps.some(({ canOpen }) => canOpen) ? (
          <p className={styles.quiet}>{t('moder.sealed')}</p>
        ) : null}
        <ol className={styles.list}>
          {known.steps.map((step) => (
            <CaseStep
              key={step.id}
              chat={chat}
              step={step}
              of={known.steps.find(({ id }) => id === step.of)}
              onLeave={onLeave}
            />
          ))}
        </ol>
      </section>
    </div>
  );
}

function State({ known }: { readonly known: CaseView }) {
  const { t, formats, language } = useI18n();
  const now = useNow();
  const { block, violations, needed } = known;
  if (!block) {
    return (
      <Note tone="calm" icon={<ShieldCheck size="1.25rem" strokeWidth={1.75} />}>
        {t('moder.count', { count: violations, needed })}
      </Note>
    );
  }
  const { apology } = block;
  return (
    <Note
      tone="warning"
      icon={<Ban size="1.25rem" strokeWidth={1.75} />}
      title={t('moder.blockedTill', { when: formats.moment(block.until, now) })}
    >
      {[
        t('moder.byRule', { rule: block.rule, text: ruleWords(block.ruleText, language) }),
        t(block.isReadingClosed ? 'moder.readsLater' : 'moder.readsOn'),
        apology ? objections(apology) : '',
      ]
        .filter(Boolean)
        .join(' ')}
    </Note>
  );

  function objections({ isObjected, until }: NonNullable<typeof apology>): string {
    if (isObjected) return t('moder.wasObjected');
    if (until <= now) return t('moder.notObjected');
    return t('moder.objectionsTill', { when: formats.moment(until, now) });
  }
}

/** A block opens at the fourth violation, and ends early after an apology to which nobody has objected. */
function Blocking({ known }: { readonly known: CaseView }) {
  const { t } = useI18n();
  const order = useOrder();
  const { block, blockRefusal, releaseRefusal, chat, person } = known;
  if (block) {
    // Nothing can end it early any more.
    if (block.apology?.isObjected) return null;
    return (
      <section className={styles.part} aria-label={t('moder.release')}>
        <div className={styles.actions}>
          <Button
            isDisabled={releaseRefusal !== undefined}
            onPress={() => void order({ do: 'release', chat, person: person.id }, t('moder.released'))}
          >
            {t('moder.release')}
          </Button>
        </div>
        {releaseRefusal ? <p className={styles.quiet}>{t('moder.notYetReleased')}</p> : null}
      </section>
    );
  }
  return <BlockForm known={known} refusal={blockRefusal} />;
}

function Apologising({ known: { chat } }: { readonly known: CaseView }) {
  const { t } = useI18n();
  const order = useOrder();
  return (
    <section className={styles.part} aria-label={t('moder.apologise')}>
      <h3>{t('moder.apologise')}</h3>
      <WordsForm
        label={t('moder.apologyWords')}
        hint={t('moder.apologyHint')}
        submit={t('moder.apologiseDo')}
        onSubmit={(words) => order({ do: 'apologise', chat, words }, t('moder.apologised'))}
      />
    </section>
  );
}
