import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { BoardPane } from '../../ui/BoardPane.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AdoptRules } from './AdoptRules.tsx';
import { CaseDialog } from './CaseDialog.tsx';
import { CaseList } from './CaseList.tsx';
import { DeskList } from './DeskList.tsx';
import { RulesText } from './RulesText.tsx';
import styles from './OrderPane.module.css';

/** Order in the school's chats as its leaders see it: numbers and steps without texts, and the rules in force. */
export default function OrderPane() {
  const { t } = useI18n();
  const { go } = useNavigation();
  const [open, setOpen] = useState<{ readonly chat: string; readonly person: string }>();
  const [shows, setShows] = useState<'nothing' | 'rules' | 'adopt'>('nothing');
  const rules = useQuery('rules', { chat: '', message: '' });
  const known = rules.isReady ? rules.value : undefined;
  const standing = known?.editions[0];
  return (
    <BoardPane
      title={t('console.pane.order')}
      hint={t('moder.paneHint')}
      action={
        <div className={styles.actions}>
          <Button
            icon={<ScrollText size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setShows('rules')}
          >
            {t('rules.show')}
          </Button>
          {known?.canAdopt ? (
            <Button look="primary" onPress={() => setShows('adopt')}>
              {t('rules.adopt')}
            </Button>
          ) : null}
        </div>
      }
    >
      <div className={styles.page}>
        {standing?.isStandard ? <p className={styles.note}>{t('rules.notAdopted')}</p> : null}
        <section aria-label={t('moder.reports')}>
          <h3>{t('moder.reports')}</h3>
          <DeskList
            chat=""
            onMessage={(id, chat) => go({ to: 'chat', chat, at: { at: 'row', id } })}
            onCase={(chat, person) => setOpen({ chat, person })}
          />
        </section>
        <section aria-label={t('moder.cases')}>
          <h3>{t('moder.cases')}</h3>
          <CaseList chat="" onOpen={(chat, person) => setOpen({ chat, person })} />
        </section>
      </div>
      {open ? <CaseDialog {...open} onClose={() => setOpen(undefined)} /> : null}
      {shows === 'rules' ? (
        <Dialog title={t('rules.title')} isOpen onClose={() => setShows('nothing')}>
          {[...(known?.editions ?? []), ...(known?.coming ?? [])].map((edition) => (
            <RulesText key={edition.id} edition={edition} />
          ))}
        </Dialog>
      ) : null}
      {shows === 'adopt' && standing ? (
        <AdoptRules before={standing} onClose={() => setShows('nothing')} />
      ) : null}
    </BoardPane>
  );
}
