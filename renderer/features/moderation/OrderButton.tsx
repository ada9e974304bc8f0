import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { OrderDialog } from './OrderDialog.tsx';

/** The rules of a chat and how they are kept; for a moderator also what is new to look at. */
export function OrderButton({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useQuery('chatOrder', { chat });
  const reports = answer.isReady ? answer.value.openReports : 0;
  const left = answer.isReady ? answer.value.leavers.filter(({ isFresh }) => isFresh).length : 0;
  const news = [
    reports > 0 ? t('moder.reportsWait', { count: reports }) : '',
    left > 0 ? t('leavers.fresh', { count: left }) : '',
  ].filter(Boolean);
  const icon = <Scale size="1.25rem" strokeWidth={1.75} aria-hidden="true" />;
  const open = () => setIsOpen(true);
  return (
    <>
      {news.length > 0 ? (
        <Button icon={icon} aria-label={news.join('. ')} onPress={open}>
          {reports + left}
        </Button>
      ) : (
        <IconButton label={t('moder.order')} icon={icon} onPress={open} />
      )}
      {isOpen ? <OrderDialog chat={chat} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
