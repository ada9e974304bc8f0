import { useI18n } from '../../i18n/I18n.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import type { ShownDevice } from './device-rows.ts';

/** What is to be signed out: one device, this one, all but this one, or all of somebody. */
export type SignOutOf =
  | { readonly what: 'one' | 'here'; readonly device: ShownDevice }
  | { readonly what: 'others' | 'all'; readonly device?: undefined };

interface SignOutDialogProps {
  readonly of: SignOutOf;
  readonly onConfirm: (of: SignOutOf) => void;
  readonly onClose: () => void;
}

const WORDS = {
  one: { title: 'devices.outTitle', text: 'devices.outText', confirm: 'devices.confirm' },
  here: { title: 'devices.outHereTitle', text: 'devices.outHereText', confirm: 'devices.outHere' },
  others: { title: 'devices.outOthersTitle', text: 'devices.outOthersText', confirm: 'devices.outOthers' },
  all: { title: 'devices.outAllTitle', text: 'devices.outAllText', confirm: 'devices.outAll' },
} as const;

/** Asked because nothing undoes it: only a new invitation lets the device in again. */
export function SignOutDialog({ of, onConfirm, onClose }: SignOutDialogProps) {
  const { t } = useI18n();
  const words = WORDS[of.what];
  const name = of.device?.name || t('devices.unnamed');
  return (
    <ConfirmDialog
      title={t(words.title, { name })}
      text={t(words.text)}
      confirm={t(words.confirm)}
      cancel={t('common.cancel')}
      isOpen
      onConfirm={() => onConfirm(of)}
      onClose={onClose}
    />
  );
}
