import { BadgeCheck, Pencil, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { MaterialEvent, MaterialView } from '../../../shared/replica/shelf/material-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { CardPane } from '../../ui/CardPane.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { MaterialForm } from './MaterialForm.tsx';
import { RemoveMaterial } from './RemoveMaterial.tsx';
import { ShelfFiles } from './ShelfFiles.tsx';
import { shelfTitle } from './shelf-words.ts';
import styles from './Shelf.module.css';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One material: what it is, where it comes from, what teachers say of it, and its life. */
export function MaterialPane({ material: id }: { readonly material: string }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const answer = useQuery('school.material', { material: id });
  return (
    <CardPane
      label={answer.isReady ? (answer.value?.title ?? t('shelf.title')) : t('shelf.title')}
      answer={answer}
      gone={{ title: t('shelf.gone'), hint: t('shelf.goneHint') }}
      onBack={() => go({ to: 'list' })}
    >
      {(material) => <Card material={material} />}
    </CardPane>
  );
}

function Card({ material }: { readonly material: MaterialView }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const { isVerified, isRemoved } = material;
  const facts: readonly (readonly [string, string])[] = [
    [t('shelf.fact.shelf'), shelfTitle(material.shelfRow, t)],
    [t('shelf.fact.topic'), material.topic],
    [t('shelf.fact.source'), material.source || t('shelf.noSource')],
    [
      t('shelf.fact.by'),
      material.isByPupil ? t('shelf.byPupil', { name: material.byName }) : material.byName,
    ],
  ];
  return (
    <article className={styles.card}>
      <header className={styles.top}>
        <h2 className={styles.title}>{material.title}</h2>
        <div className={styles.marks}>
          {isVerified ? (
            <span className={cx(styles.mark, styles.good)}>
              <BadgeCheck size="0.9375rem" strokeWidth={1.75} aria-hidden="true" />
              {t('shelf.verifiedBy', {
                name: material.verifiedBy,
                when: formats.day(material.verifiedAt, now),
              })}
            </span>
          ) : (
            <span className={styles.mark}>{t('shelf.notVerified')}</span>
          )}
          {material.isWaiting ? (
            <span className={cx(styles.mark, styles.urgent)}>{t('shelf.waiting')}</span>
          ) : null}
        </div>
      </header>
      {isRemoved ? (
        <Note
          tone="warning"
          icon={<Trash2 size="1.25rem" strokeWidth={1.75} />}
          title={t('shelf.removedBy', { name: material.removedBy })}
        >
          {material.removedReason}
        </Note>
      ) : null}
      {material.about === '' ? null : <p className={styles.text}>{material.about}</p>}
      <ShelfFiles document={material.id} files={material.fileRefs} isOwn={material.isOwn} />
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <Actions material={material} />
      <History events={material.history} />
    </article>
  );
}

function Actions({ material }: { readonly material: MaterialView }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const toast = useToast();
  const shelf = useCommand(bridge().school.shelf);
  const [open, setOpen] = useState<'none' | 'change' | 'remove'>('none');
  const { id, stamp, isVerified, isRemoved, canVerify, canRemove, canChange, isOwn } = material;
  const review = (verdict: 'verified' | 'unverified' | 'restored') =>
    void shelf.run({ what: 'review', material: id, verdict, of: stamp, reason: '' });
  const drop = () => {
    go({ to: 'list' });
    toast({
      text: t('shelf.dropped', { title: material.title }),
      undo: () => go({ to: 'material', material: id }),
      commit: () => void shelf.run({ what: 'dropMaterial', material: id }),
    });
  };
  return (
    <>
      <div className={styles.actions}>
        {canVerify && !isRemoved ? (
          isVerified ? (
            <Button icon={<Undo2 {...ICON} />} onPress={() => review('unverified')}>
              {t('shelf.unverify')}
            </Button>
          ) : (
            <Button look="primary" icon={<BadgeCheck {...ICON} />} onPress={() => review('verified')}>
              {t('shelf.verify')}
            </Button>
          )
        ) : null}
        {canChange ? (
          <Button icon={<Pencil {...ICON} />} onPress={() => setOpen('change')}>
            {t('shelf.edit')}
          </Button>
        ) : null}
        {canRemove && !isOwn && !isRemoved ? (
          <Button icon={<Trash2 {...ICON} />} onPress={() => setOpen('remove')}>
            {t('shelf.remove')}
          </Button>
        ) : null}
        {canRemove && isRemoved ? (
          <Button icon={<Undo2 {...ICON} />} onPress={() => review('restored')}>
            {t('shelf.restore')}
          </Button>
        ) : null}
        {canChange ? (
          <Button look="plain" icon={<Trash2 {...ICON} />} onPress={drop}>
            {t('shelf.drop')}
          </Button>
        ) : null}
      </div>
      {shelf.error ? <ErrorNote error={shelf.error} /> : null}
      {open === 'change' ? (
        <MaterialForm shelves={[]} material={material} onClose={() => setOpen('none')} />
      ) : null}
      {open === 'remove' ? <RemoveMaterial material={material} onClose={() => setOpen('none')} /> : null}
    </>
  );
}

function History({ events }: { readonly events: readonly MaterialEvent[] }) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <section>
      <h3 className={styles.section}>{t('shelf.history')}</h3>
      <ul className={styles.history}>
        {events.map(({ what, at, by, words }) => (
          <li key={`${what} ${at}`} className={styles.event}>
            <span className={styles.when}>{formats.moment(at, now)}</span>
            <span>
              {t(`shelf.event.${what}`)}
              {by === '' ? '' : ` · ${by}`}
              {words === '' ? '' : ` · ${words}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
