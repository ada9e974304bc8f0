import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { Chips } from '../../ui/Chips.tsx';
import { NEW_KINDS, type NewKind } from './new-people.ts';

interface KindChipsProps {
  readonly kind: NewKind;
  readonly onChoose: (kind: NewKind) => void;
  readonly kinds?: readonly NewKind[];
}

/** Whom one adds. */
export function KindChips({ kind, onChoose, kinds = NEW_KINDS }: KindChipsProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  return (
    <Chips
      label={t('add.role')}
      options={kinds.map((key) => ({
        key,
        title: key === 'pupil' ? capital(words.pupil.one.nominative) : t(`add.kind.${key}`),
      }))}
      chosen={kind}
      onChoose={onChoose}
    />
  );
}
