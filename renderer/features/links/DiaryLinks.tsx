import { CloudOff, SquareArrowOutUpRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { type OpenLink, useOpenLink } from './use-open-link.ts';
import styles from './DiaryLinks.module.css';

/** The passage to the electronic journal or diary, for those for whom the school has one. */
export function DiaryLinks({ className }: { readonly className: string }) {
  const { t } = useI18n();
  const links = useQuery('school.links', {});
  const opening = useOpenLink();
  const own = links.isReady ? links.value.own : [];
  if (own.length === 0) return null;
  return (
    <>
      <MenuTrigger>
        <AriaButton className={className}>
          <SquareArrowOutUpRight size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
          <span>{t('links.rail')}</span>
        </AriaButton>
        <Popover className={cx(styles.popover)} placement="right top" offset={8}>
          <p className={styles.head}>{t('links.head')}</p>
          <Menu
            aria-label={t('links.rail')}
            className={cx(styles.menu)}
            items={own}
            onAction={(key) => {
              const link = own.find(({ id }) => id === key);
              if (link) opening.open(link);
            }}
          >
            {(link) => (
              <MenuItem id={link.id} textValue={link.title} className={cx(styles.item)}>
                <Text slot="label" className={cx(styles.title)}>
                  {link.title}
                </Text>
                {link.hint === '' ? null : (
                  <Text slot="description" className={cx(styles.hint)}>
                    {link.hint}
                  </Text>
                )}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <BlockedLink opening={opening} />
    </>
  );
}

/** Why nothing was opened; a school behind a proxy may know better. */
function BlockedLink({ opening }: { readonly opening: OpenLink }) {
  const { t } = useI18n();
  const { blocked, dismiss, open } = opening;
  return (
    <Dialog title={blocked?.title ?? ''} isOpen={blocked !== undefined} onClose={dismiss}>
      {blocked?.error ? (
        <ErrorNote error={blocked.error} />
      ) : (
        <Note tone="warning" icon={<CloudOff size="1.25rem" strokeWidth={1.75} />} title={t('links.offline')}>
          {t('links.offlineHint')}
        </Note>
      )}
      <div className={styles.actions}>
        {blocked && !blocked.error ? (
          <Button onPress={() => open({ id: blocked.link, title: blocked.title }, true)}>
            {t('links.openAnyway')}
          </Button>
        ) : null}
        <Button look="primary" autoFocus onPress={dismiss}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  );
}
