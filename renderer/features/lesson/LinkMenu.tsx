import { Check, Signal, SignalLow, SignalZero, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { LINK_CHOICES, type LinkChoice, type LinkRung } from '../../../shared/lessons/link-ladder.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Note } from '../../ui/Note.tsx';
import type { LessonSnapshot } from './media/lesson-snapshot.ts';
import controls from './LessonControls.module.css';
import menu from '../chat/talk/RowActions.module.css';
import styles from './LinkMenu.module.css';

interface LinkMenuProps {
  readonly link: LessonSnapshot['link'];
  readonly onChoose: (choice: LinkChoice) => void;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What the lesson may take of the link: what it carries, or what the person says. */
export function LinkMenu({ link, onChoose }: LinkMenuProps) {
  const { t } = useI18n();
  return (
    <MenuTrigger>
      <Button className={cx(controls.device)}>
        <RungIcon rung={link.rung} />
        <span>{t(link.choice === 'auto' ? 'link.button' : `link.choice.${link.choice}`)}</span>
      </Button>
      <Popover className={cx(menu.popover)} placement="top" offset={4}>
        <Menu
          className={cx(menu.menu, styles.menu)}
          aria-label={t('link.menu')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[link.choice]}
          onSelectionChange={(keys) => {
            const choice = keys === 'all' ? undefined : LINK_CHOICES.find((one) => keys.has(one));
            if (choice) onChoose(choice);
          }}
        >
          {LINK_CHOICES.map((choice) => (
            <MenuItem
              key={choice}
              id={choice}
              textValue={t(`link.choice.${choice}`)}
              className={cx(menu.item)}
            >
              <span className={styles.words}>
                <span>{t(`link.choice.${choice}`)}</span>
                <span className={styles.hint}>{t(`link.hint.${choice}`)}</span>
              </span>
              {choice === link.choice ? <Check {...ICON} /> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Says what the link took away, and that it comes back; nothing where the person chose it. */
export function LinkWords({ link, isUp }: { readonly link: LessonSnapshot['link']; readonly isUp: boolean }) {
  const { t } = useI18n();
  const { rung, choice } = link;
  const isWhole = rung === 'video' || (choice === 'slides' && rung === 'voice');
  const isOwnWish = choice === 'voice' || choice === 'text';
  return (
    <div className={styles.told} role="status">
      {isUp && !isWhole && !isOwnWish ? (
        <Note tone={rung === 'text' ? 'warning' : 'calm'} icon={<TriangleAlert {...ICON} />}>
          {t(`link.words.${rung}`)}
        </Note>
      ) : null}
    </div>
  );
}

function RungIcon({ rung }: { readonly rung: LinkRung }) {
  if (rung === 'text') return <SignalZero {...ICON} />;
  return rung === 'video' || rung === 'small' ? <Signal {...ICON} /> : <SignalLow {...ICON} />;
}
