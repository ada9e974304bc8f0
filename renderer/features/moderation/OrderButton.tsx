import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { OrderDialog } from './OrderDialog.tsx';

/** The rules of a chat and how they are kept; for a moderator also how many reports wait. */
export function OrderButton({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useQuery('chatOrder', { chat });
  const reports = answer.isReady ? answer.value.openReports : 0;
  const icon = <Scale size="1.25rem" strokeWidth={1.75} aria-hidden="true" />;
  const open = () => setIsOpen(true);
  return (
    <>
      {reports > 0 ? (
        <Button icon={icon} aria-label={t('moder.reportsWait', { count: reports })} onPress={open}>
          {reports}
        </Button>
      ) : (
        <IconButton label={t('moder.order')} icon={icon} onPress={open} />
      )}
      {isOpen ? <OrderDialog chat={chat} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
