import { Ellipsis } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { useToast } from '../../ui/Toasts.tsx';
import type { FileInUse } from './use-file.ts';
import styles from './Files.module.css';

interface Choice {
  readonly id: string;
  readonly text:
    | 'files.openOutside'
    | 'files.save'
    | 'files.fetchAtNight'
    | 'files.sendAtNight'
    | 'files.now'
    | 'files.cancel'
    | 'files.keep'
    | 'files.dontKeep';
  readonly isOffered: boolean;
  readonly run: () => void;
}

/** What else one can do with a file. */
export function FileMenu({ of }: { readonly of: FileInUse }) {
  const { t } = useI18n();
  const toast = useToast();
  const { ref, state, isHere } = of;
  const isWaiting = of.isUnderWay && !state?.isMoving;
  const save = async () => {
    if (await of.save()) toast({ text: t('files.saved', { name: ref.name }) });
  };
  const wish = state?.up || state?.down || '';
  const choices: readonly Choice[] = [
    { id: 'open', text: 'files.openOutside', isOffered: of.canOpen, run: of.open },
    { id: 'save', text: 'files.save', isOffered: isHere, run: () => void save() },
    {
      id: 'night',
      text: 'files.fetchAtNight',
      isOffered: !isHere && wish === '',
      run: () => of.download(true),
    },
    {
      id: 'later',
      text: state?.up ? 'files.sendAtNight' : 'files.fetchAtNight',
      isOffered: of.isUnderWay && wish !== 'night',
      run: () => of.resume(true),
    },
    { id: 'now', text: 'files.now', isOffered: isWaiting && wish === 'night', run: () => of.resume() },
    {
      id: 'cancel',
      text: 'files.cancel',
      isOffered: !isHere && state?.down !== undefined && state.down !== '',
      run: of.cancel,
    },
    {
      id: 'keep',
      text: state?.isKept ? 'files.dontKeep' : 'files.keep',
      isOffered: state !== undefined,
      run: () => of.keep(!(state?.isKept ?? false)),
    },
  ];
  return (
    <MenuTrigger>
      <Button className={cx(styles.more)} aria-label={t('files.actions', { name: ref.name })}>
        <Ellipsis size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className={cx(styles.popover)} placement="bottom end" offset={4}>
        <Menu
          className={cx(styles.menu)}
          aria-label={t('files.actions', { name: ref.name })}
          onAction={(key) => choices.find(({ id }) => id === key)?.run()}
        >
          {choices
            .filter(({ isOffered }) => isOffered)
            .map(({ id, text }) => (
              <MenuItem key={id} id={id} className={cx(styles.item)}>
                {t(text)}
              </MenuItem>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
