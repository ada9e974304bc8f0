import { Download, FileText, Globe, Plus } from 'lucide-react';
import { useState } from 'react';
import type { PaperRow } from '../../../shared/replica/school/papers-query.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { KeepPaper } from './KeepPaper.tsx';
import styles from './PapersPane.module.css';

/** The shelf of the school's local acts: orders, and what everyone in the school may read. */
export default function PapersPane() {
  const { t } = useI18n();
  return (
    <div className={styles.pane}>
      <h2>{t('console.pane.papers')}</h2>
      <Shelf />
    </div>
  );
}

/** The shelf for those who do not open the console: what they may read, in a dialog. */
export function PapersDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog title={t('papers.school')} isOpen onClose={onClose}>
      <Shelf />
    </Dialog>
  );
}

function Shelf() {
  const { t } = useI18n();
  const shelf = useQuery('school.papers', {});
  const [isAdding, setIsAdding] = useState(false);
  if (!shelf.isReady) return <SkeletonRows count={6} />;
  const { papers, canKeep } = shelf.value;
  const shown = papers.filter(({ isWithdrawn }) => !isWithdrawn);
  const hasPage = canKeep && shown.some(({ isPublic }) => isPublic);
  const add = canKeep ? (
    <Button
      look="primary"
      icon={<Plus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
      onPress={() => setIsAdding(true)}
    >
      {t('papers.add')}
    </Button>
  ) : null;
  return (
    <>
      <header className={styles.head}>
        <p className={styles.quiet}>{t('papers.line')}</p>
        <div className={styles.actions}>
          {hasPage ? <SavePage /> : null}
          {shown.length > 0 ? add : null}
        </div>
      </header>
      {shown.length === 0 ? (
        <EmptyPlace
          icon={<FileText size="1.75rem" strokeWidth={1.75} />}
          title={t('papers.empty')}
          hint={t('papers.emptyHint')}
        >
          {add}
        </EmptyPlace>
      ) : (
        <ul className={styles.list}>
          {shown.map((paper) => (
            <Paper key={paper.id} paper={paper} canKeep={canKeep} />
          ))}
        </ul>
      )}
      {isAdding ? <KeepPaper onClose={() => setIsAdding(false)} /> : null}
    </>
  );
}

/** The public papers as a page for the school's site. */
function SavePage() {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().papers.savePage);
  return (
    <>
      <Button
        icon={<Globe size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        isPending={save.isRunning}
        onPress={() =>
          void save.run({}).then((outcome) => {
            if (outcome.ok && outcome.value) toast({ text: t('papers.pageSaved') });
          })
        }
      >
        {t('papers.page')}
      </Button>
      {save.error ? <ErrorNote error={save.error} /> : null}
    </>
  );
}

function Paper({ paper, canKeep }: { readonly paper: PaperRow; readonly canKeep: boolean }) {
  const { t, formats } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().papers.save);
  const withdraw = useCommand(bridge().school.act);
  const take = () =>
    toast({
      text: t('papers.withdrawn', { title: paper.title }),
      undo: () => undefined,
      commit: () =>
        void withdraw.run({
          action: 'papers.withdraw',
          data: { paper: paper.id },
          reason: '',
          clause: 'O-3',
        }),
    });
  const error = save.error ?? withdraw.error;
  return (
    <li className={styles.row}>
      <FileText className={cx(styles.icon)} size="1.375rem" strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.words}>
        <span className={styles.title}>{paper.title}</span>
        <span className={styles.quiet}>
          {[
            paper.number === '' ? '' : t('papers.number', { number: paper.number }),
            paper.date === '' ? '' : paper.date.split('-').reverse().join('.'),
            t(`papers.type.${paper.type}`),
            formats.bytes(paper.sizeBytes),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={styles.marks}>
          {paper.isPublic ? (
            <span className={styles.mark}>
              <Globe size="0.9375rem" strokeWidth={1.75} aria-hidden="true" />
              {t('papers.public')}
            </span>
          ) : (
            <span className={styles.mark}>{t('papers.staff')}</span>
          )}
          {paper.appointments > 0 ? (
            <span className={styles.mark}>{t('papers.appointments', { count: paper.appointments })}</span>
          ) : null}
          {paper.isWaiting ? <span className={styles.mark}>{t('papers.waiting')}</span> : null}
        </span>
        {error ? <ErrorNote error={error} /> : null}
      </div>
      <div className={styles.actions}>
        <Button
          icon={<Download size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          isPending={save.isRunning}
          onPress={() =>
            void save.run({ paper: paper.id }).then((outcome) => {
              if (outcome.ok && outcome.value) toast({ text: t('papers.saved', { title: paper.title }) });
            })
          }
        >
          {t('papers.save')}
        </Button>
        {canKeep ? (
          <Button look="plain" isPending={withdraw.isRunning} onPress={take}>
            {t('papers.withdraw')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
