import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import type { ChannelSettings as Settings } from '../../../shared/replica/school/channel-query.ts';
import { MOST_POSTERS } from '../../../shared/schema/chat.ts';
import { ROLES } from '../../../shared/schema/person.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PickFrom } from '../console-people/PickFrom.tsx';
import { TickList } from '../structure/TickList.tsx';
import { type ChatAct, useChatAct } from './use-chat-act.ts';
import styles from './Groups.module.css';

/** At the head of a channel, for whoever may change it: its name, its readers, who posts, its end (clause P-2.1(13)). */
export function ChannelSettings({ channel }: { readonly channel: string }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useQuery('school.channel', { channel });
  const act = useChatAct('P-2.1(13)');
  const known = answer.isReady ? answer.value : undefined;
  if (!known) return null;
  return (
    <>
      <IconButton
        label={t('channel.settings')}
        icon={<Settings2 size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      />
      <Dialog title={t('channel.settings')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {isOpen ? (
          <div className={styles.form}>
            {act.error ? <ErrorNote error={act.error} /> : null}
            <Fields
              key={JSON.stringify([known.title, known.audience, known.posters])}
              {...{ channel, known, act }}
            />
            {known.audience ? <End channel={channel} known={known} act={act} /> : null}
          </div>
        ) : null}
      </Dialog>
    </>
  );
}

interface PartProps {
  readonly channel: string;
  readonly known: Settings;
  readonly act: ChatAct;
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

function Fields({ channel, known, act }: PartProps) {
  const { t } = useI18n();
  const roleWords = useRoleWords();
  const [title, setTitle] = useState(known.title);
  const [roles, setRoles] = useState<ReadonlySet<string>>(new Set(known.audience?.roles));
  const [classes, setClasses] = useState<ReadonlySet<string>>(new Set(known.audience?.classrooms));
  const [posters, setPosters] = useState(known.posters);
  const audience = {
    roles: ROLES.filter((role) => roles.has(role)),
    classrooms: known.classes.map(({ id }) => id).filter((id) => classes.has(id)),
  };
  const changes = changesOf(known, { title: title.trim(), audience, posters });
  const isComplete = title.trim() !== '' && (!known.audience || roles.size > 0);
  const before = {
    title: known.title,
    posters: known.posters,
    ...(known.audience ? { audience: known.audience } : {}),
  };
  const save = () =>
    act.run('channels.edit', {
      done: t('channel.saved'),
      undo: () => void act.run('channels.edit', { data: { channel, ...before } }),
      data: { channel, ...changes },
    });
  return (
    <section className={styles.part} aria-label={t('channel.settings')}>
      <TextField
        label={t('groups.title')}
        value={title}
        onChange={setTitle}
        maxLength={120}
        isDisabled={known.isClosed}
      />
      {known.audience && !known.isClosed ? (
        <>
          <TickList
            label={t('groups.readers')}
            options={ROLES.map((id) => ({ id, title: roleWords(id) }))}
            chosen={roles}
            onToggle={(id) => setRoles(toggled(roles, id))}
          />
          <TickList
            label={t('channel.classes')}
            options={known.classes}
            chosen={classes}
            onToggle={(id) => setClasses(toggled(classes, id))}
          />
          <p className={styles.quiet}>{t('channel.classesHint')}</p>
        </>
      ) : null}
      {known.audience ? null : <p className={styles.quiet}>{t('channel.fixed')}</p>}
      {known.isClosed ? null : (
        <>
          <PickFrom
            label={t('channel.posters')}
            choices={known.staff}
            chosen={posters}
            onChange={setPosters}
            most={MOST_POSTERS}
          />
          <p className={styles.quiet}>{t('channel.postersHint')}</p>
          <div className={styles.actions}>
            <Button
              look="primary"
              isDisabled={!isComplete || Object.keys(changes).length === 0}
              isPending={act.isRunning}
              onPress={() => void save()}
            >
              {t('channel.save')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

type Changed = Pick<Settings, 'title' | 'posters'> & { readonly audience: NonNullable<Settings['audience']> };

/** What was changed, and nothing else: the rest stays as it is, whoever has changed it meanwhile. */
function changesOf(known: Settings, { title, audience, posters }: Changed): Partial<Changed> {
  const isSame = (a: readonly string[], b: readonly string[]) =>
    [...a].sort().join() === [...b].sort().join();
  const hasSameReaders =
    !known.audience ||
    (isSame(audience.roles, known.audience.roles) && isSame(audience.classrooms, known.audience.classrooms));
  return {
    ...(title === known.title ? {} : { title }),
    ...(hasSameReaders ? {} : { audience }),
    ...(isSame(posters, known.posters) ? {} : { posters }),
  };
}

function End({ channel, known, act }: PartProps) {
  const { t } = useI18n();
  const { isClosed, title } = known;
  const turn = (closes: boolean) => ({ data: { channel, isClosed: closes } });
  return (
    <section className={styles.part} aria-label={t('channel.end')}>
      <p className={styles.quiet}>{t(isClosed ? 'channel.closedHint' : 'channel.closeHint')}</p>
      <div className={styles.actions}>
        <Button
          onPress={() =>
            void act.run('channels.close', {
              ...turn(!isClosed),
              done: t(isClosed ? 'channel.reopened' : 'channel.closed', { title }),
              undo: () => void act.run('channels.close', turn(isClosed)),
            })
          }
        >
          {t(isClosed ? 'groups.reopen' : 'channel.close')}
        </Button>
      </div>
    </section>
  );
}
