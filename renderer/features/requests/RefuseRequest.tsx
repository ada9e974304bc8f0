import { useMemo } from 'react';
import type { RequestRow } from '../../../shared/replica/school/requests-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ActDialog } from '../console/ActDialog.tsx';

interface RefuseRequestProps {
  readonly request: RequestRow;
  readonly onClose: () => void;
}

/** Does not let somebody in. Why stays in the log; who asked reads a neutral sentence. */
export function RefuseRequest({ request, onClose }: RefuseRequestProps) {
  const { t } = useI18n();
  const acts = useMemo(
    () => [{ action: 'requests.refuse', data: { request: request.id }, clause: 'P-2.1(9)' }],
    [request.id],
  );
  return (
    <ActDialog
      title={t('requests.refuseTitle', { name: request.name })}
      submit={t('requests.refuse')}
      isOpen
      isDanger
      onClose={onClose}
      acts={acts}
      needsReason
      done={t('requests.refused', { name: request.name })}
    >
      <p>{t('requests.refusePlain')}</p>
    </ActDialog>
  );
}
