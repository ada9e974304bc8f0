import { ArrowLeft } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { AddRules } from './AddRules.tsx';
import { CaseList } from './CaseList.tsx';
import { CasePart } from './CasePart.tsx';
import { DeskList } from './DeskList.tsx';
import { LeaverList } from './LeaverList.tsx';
import { OwnReports } from './OwnReports.tsx';
import { RulesText } from './RulesText.tsx';
import styles from './Moderation.module.css';

interface OrderDialogProps {
  readonly chat: string;
  readonly onClose: () => void;
}

/** Order in one chat: what waits for its moderators, the cases that the reader may see, who moderates, the rules. */
export function OrderDialog({ chat, onClose }: OrderDialogProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const [person, setPerson] = useState('');
  const rules = useQuery('rules', { chat, message: '' });
  const answer = useQuery('chatOrder', { chat });
  const known = answer.isReady ? answer.value : undefined;
  const list = useRef<HTMLDivElement>(null);
  const back = () => {
    // The list has to be there before it takes the focus of the button that goes.
    flushSync(() => setPerson(''));
    list.current?.focus();
  };
  const showMessage = (message: string) => {
    onClose();
    go({ to: 'chat', chat, at: { at: 'row', id: message } });
  };
  return (
    <Dialog title={t(person === '' ? 'moder.order' : 'moder.case')} isOpen onClose={onClose} place="side">
      {person !== '' ? (
        <>
          <div className={styles.actions}>
            <Button
              autoFocus
              icon={<ArrowLeft size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={back}
            >
              {t('common.back')}
            </Button>
          </div>
          <CasePart chat={chat} person={person} onLeave={onClose} />
        </>
      ) : (
        <div ref={list} className={styles.form} tabIndex={-1}>
          {known?.isModerator ? (
            <section className={styles.part} aria-label={t('moder.reports')}>
              <h3>{t('moder.reports')}</h3>
              <DeskList chat={chat} onMessage={showMessage} onCase={(_chat, of) => setPerson(of)} />
            </section>
          ) : null}
          <LeaverList leavers={known?.leavers ?? []} />
          <OwnReports reports={known?.ownReports ?? []} />
          <section className={styles.part} aria-label={t('moder.cases')}>
            <h3>{t(known?.isModerator ? 'moder.cases' : 'moder.ownRecord')}</h3>
            <CaseList chat={chat} onOpen={(_chat, of) => setPerson(of)} />
          </section>
          <section className={styles.part} aria-label={t('moder.moderators')}>
            <h3>{t('moder.moderators')}</h3>
            <ul className={styles.list}>
              {known?.moderators.map((one) => (
                <li key={one.id}>
                  <PersonLine person={one} />
                </li>
              ))}
            </ul>
            {known?.moderators.length === 0 ? (
              <p className={styles.quiet}>{t('moder.noModerators')}</p>
            ) : null}
          </section>
          {rules.isReady
            ? rules.value.editions.map((edition) => <RulesText key={edition.id} edition={edition} />)
            : null}
          {rules.isReady && rules.value.canAdopt ? (
            <AddRules
              chat={chat}
              rules={rules.value.editions.find(({ isOfChat }) => isOfChat)?.rules ?? []}
            />
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
