import { ChevronLeft, ChevronRight, CloudOff, MicOff } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Spoken } from '../../ui/Spoken.tsx';
import type { OwnDeviceState } from '../lesson/media/lesson-snapshot.ts';
import type { LessonPerson } from '../lesson/people-on-lesson.ts';
import { VideoView } from '../lesson/VideoView.tsx';
import { MarkOf } from '../people/MarkOf.tsx';
import { gridPage } from './grid-layout.ts';
import styles from './CallGrid.module.css';

interface CallGridProps {
  readonly people: readonly LessonPerson[];
  readonly camera: OwnDeviceState;
  readonly onViewHeight: (producerId: string, heightPx: number) => void;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Everybody in a call: the other one large with oneself in the corner, or a grid of all. */
export function CallGrid({ people, camera, onViewHeight }: CallGridProps) {
  const { t } = useI18n();
  const [page, setPage] = useState(0);
  const others = people.filter(({ isOwn }) => !isOwn);
  const isPair = others.length === 1;
  const grid = gridPage(isPair ? others : people, page);
  const own = people.find(({ isOwn }) => isOwn);
  const tile = (person: LessonPerson) => (
    <Tile key={person.participantId} person={person} camera={camera} onViewHeight={onViewHeight} />
  );
  return (
    <section className={styles.place}>
      <ul className={styles.grid} data-columns={grid.columns} data-count={grid.people.length}>
        {grid.people.map(tile)}
      </ul>
      {isPair && own ? <ul className={styles.corner}>{tile(own)}</ul> : null}
      {grid.pageCount > 1 ? (
        <div className={styles.pages}>
          <IconButton
            label={t('call.pageBack')}
            icon={<ChevronLeft {...ICON} />}
            isDisabled={grid.page === 0}
            onPress={() => setPage(grid.page - 1)}
          />
          <span aria-live="polite">{t('call.page', { page: grid.page + 1, count: grid.pageCount })}</span>
          <IconButton
            label={t('call.pageForth')}
            icon={<ChevronRight {...ICON} />}
            isDisabled={grid.page === grid.pageCount - 1}
            onPress={() => setPage(grid.page + 1)}
          />
        </div>
      ) : null}
    </section>
  );
}

interface TileProps extends Pick<CallGridProps, 'camera' | 'onViewHeight'> {
  readonly person: LessonPerson;
}

function Tile({ person, camera, onViewHeight }: TileProps) {
  const { t } = useI18n();
  const { picture, isOwn, isConnected, hasVoice, isSpeaking } = person;
  const name = isOwn ? t('call.you') : person.name;
  return (
    <li className={cx(styles.tile, isSpeaking && styles.speaking, !isConnected && styles.lost)}>
      {isOwn && camera.kind === 'on' ? (
        <VideoView track={camera.track} label={t('lesson.ownPreview')} isMirrored />
      ) : picture ? (
        <VideoView
          key={picture.producerId}
          track={picture.track}
          label={t('lesson.videoOf', { name: person.name })}
          isWhole={picture.source === 'screen'}
          onHeight={(heightPx) => onViewHeight(picture.producerId, heightPx)}
        />
      ) : (
        <Avatar name={person.name} of="person" size="huge" isSpeaking={isSpeaking} />
      )}
      <span className={styles.name}>
        {isConnected ? null : <Mark icon={<CloudOff {...SMALL} />} words={t('call.lost')} />}
        {hasVoice || !isConnected ? null : <Mark icon={<MicOff {...SMALL} />} words={t('call.muted')} />}
        <span className={styles.words}>{name}</span>
        {isOwn ? null : <MarkOf person={person.personId} />}
      </span>
    </li>
  );
}

const SMALL = { size: '0.9375rem', strokeWidth: 2, 'aria-hidden': true } as const;

function Mark({ icon, words }: { readonly icon: React.ReactNode; readonly words: string }) {
  return (
    <span className={styles.mark} title={words}>
      {icon}
      <Spoken>{words}</Spoken>
    </span>
  );
}
