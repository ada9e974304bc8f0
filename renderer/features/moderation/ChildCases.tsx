import { ArrowLeft, Scale } from 'lucide-react';
import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CaseList } from './CaseList.tsx';
import { CasePart } from './CasePart.tsx';
import styles from './Moderation.module.css';

/** Above a parent's chats: what moderators have recorded of a child, with the way to ask for a review. */
export function ChildCases() {
  const { t } = useI18n();
  const answer = useQuery('cases', { chat: '' });
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<{ readonly chat: string; readonly person: string }>();
  const rows = answer.isReady ? answer.value.filter(({ isOfChild }) => isOfChild) : [];
  if (rows.length === 0) return null;
  const names = [...new Set(rows.map(({ person }) => person.name))].join(', ');
  const close = () => {
    setIsOpen(false);
    setChosen(undefined);
  };
  return (
    <>
      <PlainButton className={cx(styles.childBar)} onPress={() => setIsOpen(true)}>
        <Scale size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
        <span>{t('moder.ofChild', { names })}</span>
      </PlainButton>
      <Dialog title={t('moder.ofChildTitle')} isOpen={isOpen} onClose={close} place="side">
        {chosen ? (
          <>
            <div className={styles.actions}>
              <Button
                autoFocus
                icon={<ArrowLeft size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
                onPress={() => setChosen(undefined)}
              >
                {t('common.back')}
              </Button>
            </div>
            <CasePart chat={chosen.chat} person={chosen.person} onLeave={close} />
          </>
        ) : (
          <div className={styles.form}>
            <p className={styles.quiet}>{t('moder.ofChildHint')}</p>
            <CaseList chat="" isOfChild onOpen={(chat, person) => setChosen({ chat, person })} />
          </div>
        )}
      </Dialog>
    </>
  );
}
