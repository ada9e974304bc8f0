import { BadgeCheck, FileUp, Film, MonitorUp, Presentation, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { AppError, appErrorData, type AppErrorData } from '../../../../shared/errors/app-error.ts';
import type { ExhibitRow } from '../../../../shared/replica/live/stage-views.ts';
import type { CueBody } from '../../../../shared/schema/stage.ts';
import { ask, useCommand } from '../../../bridge/use-command.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { ProgressLine } from '../../../ui/ProgressLine.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import { MaterialsToShow } from './MaterialsToShow.tsx';
import { prepareFiles, prepareMaterial } from './prepare-exhibit.ts';
import styles from './Stage.module.css';

interface ShowDialogProps {
  readonly chat: string;
  /** The lesson that goes on, undefined where something is made ready beforehand. */
  readonly lesson: string | undefined;
  /** Whether the reader may make something new ready, or only show what is. */
  readonly mayPrepare: boolean;
  /** A screen is to be shown instead; undefined where there is no lesson. */
  readonly onScreen?: () => void;
  readonly onClose: () => void;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
const TAKEN = '.pdf,image/*,video/*,audio/*';

type Prepare = (of: { readonly signal: AbortSignal; readonly onShare: (share: number) => void }) => Promise<{
  readonly id: string;
  readonly pages: number;
}>;

/** What can be shown in a lesson: what is ready already, a file of this computer, a material of a shelf. */
export function ShowDialog({ chat, lesson, mayPrepare, onScreen, onClose }: ShowDialogProps) {
  const { t } = useI18n();
  const answer = useQuery('exhibits', { chat });
  const show = useCommand(bridge().lesson.stage);
  const making = useMaking();
  const input = useRef<HTMLInputElement>(null);
  const exhibits = answer.isReady ? answer.value : [];
  const put = async (cue: CueBody) => {
    if (lesson === undefined) return;
    const outcome = await show.run({ do: 'show', lesson, cue });
    if (outcome.ok) onClose();
  };
  const make = async (prepare: Prepare) => {
    const made = await making.run(prepare);
    if (!made) return;
    await put(
      made.pages > 0
        ? { show: 'slides', at: 0, exhibit: made.id, page: 1, pages: made.pages }
        : { show: 'film', at: 0, exhibit: made.id, isPlaying: false, positionMs: 0, atMs: 0 },
    );
  };
  return (
    <Dialog
      title={t(lesson === undefined ? 'stage.prepareTitle' : 'stage.showTitle')}
      isOpen
      onClose={onClose}
    >
      <p className={styles.hint}>{t(mayPrepare ? 'stage.showHint' : 'stage.showReadyHint')}</p>
      {making.error ? <ErrorNote error={making.error} /> : null}
      {show.error ? <ErrorNote error={show.error} /> : null}
      {making.share === undefined ? (
        <div className={styles.ways}>
          {mayPrepare ? (
            <Button look="primary" icon={<FileUp {...ICON} />} onPress={() => input.current?.click()}>
              {t('stage.chooseFile')}
            </Button>
          ) : null}
          {onScreen ? (
            <Button icon={<MonitorUp {...ICON} />} onPress={onScreen}>
              {t('screen.choose')}
            </Button>
          ) : null}
        </div>
      ) : (
        <div className={styles.making} role="status">
          <p>{t('stage.making')}</p>
          <ProgressLine
            label={t('stage.making')}
            done={making.share}
            total={1}
            words={t('stage.share', { percent: Math.round(making.share * 100) })}
          />
        </div>
      )}
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        accept={TAKEN}
        multiple
        tabIndex={-1}
        aria-hidden="true"
        data-testid="stage-file"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void make((of) => prepareFiles(chat, files, of));
        }}
      />
      {exhibits.length > 0 ? (
        <ul className={styles.list} aria-label={t('stage.ready')}>
          {exhibits.map((exhibit) => (
            <Ready key={exhibit.id} exhibit={exhibit} onShow={lesson === undefined ? undefined : put} />
          ))}
        </ul>
      ) : null}
      {mayPrepare ? (
        <MaterialsToShow
          isBusy={making.share !== undefined}
          onChoose={(of) => void make((preparing) => prepareMaterial(chat, of, preparing))}
        />
      ) : exhibits.length === 0 ? (
        <p className={styles.hint}>{t('stage.nothingReady')}</p>
      ) : null}
    </Dialog>
  );
}

/** One thing is made ready at a time; what was begun ends with the dialog. */
function useMaking() {
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<AppErrorData>();
  const run = async (prepare: Prepare) => {
    setError(undefined);
    setShare(0);
    try {
      return await prepare({ signal: new AbortController().signal, onShare: setShare });
    } catch (fault) {
      setError(fault instanceof AppError ? fault.data : appErrorData(fault));
      return undefined;
    } finally {
      setShare(undefined);
    }
  };
  return { share, error, run };
}

interface ReadyProps {
  readonly exhibit: ExhibitRow;
  readonly onShow: ((cue: CueBody) => Promise<void>) | undefined;
}

function Ready({ exhibit, onShow }: ReadyProps) {
  const { t, formats } = useI18n();
  const toast = useToast();
  const now = useNow();
  const [isHidden, setIsHidden] = useState(false);
  const { id, title, form, files, isVerified, isOwn, at } = exhibit;
  const isSlides = form === 'slides';
  const facts = [
    isSlides ? t('stage.pageCount', { count: files.length }) : t('stage.film'),
    isOwn ? '' : exhibit.author.name,
    formats.day(at, now),
  ];
  const show = () =>
    void onShow?.(
      isSlides
        ? { show: 'slides', at: 0, exhibit: id, page: 1, pages: files.length }
        : { show: 'film', at: 0, exhibit: id, isPlaying: false, positionMs: 0, atMs: 0 },
    );
  const putAway = () => {
    setIsHidden(true);
    toast({
      text: t('stage.putAway', { title }),
      undo: () => setIsHidden(false),
      commit: () => void ask(bridge().lesson.stage, { do: 'putAway', exhibit: id }),
    });
  };
  if (isHidden) return null;
  return (
    <li className={styles.row}>
      {isSlides ? <Presentation {...ICON} /> : <Film {...ICON} />}
      <span className={styles.rowWords}>
        <span className={styles.rowTitle}>{title}</span>
        <span className={styles.rowFacts}>
          {facts.filter((word) => word !== '').join(' · ')}
          {isVerified ? (
            <BadgeCheck size="0.9375rem" strokeWidth={1.75} aria-label={t('stage.verified')} />
          ) : null}
        </span>
      </span>
      {onShow ? (
        <Button onPress={show} aria-label={t('stage.showOf', { title })}>
          {t('stage.show')}
        </Button>
      ) : null}
      {isOwn ? (
        <IconButton label={t('stage.putAwayOf', { title })} icon={<Trash2 {...ICON} />} onPress={putAway} />
      ) : null}
    </li>
  );
}
