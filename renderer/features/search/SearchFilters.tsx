import { useMemo } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { PickFrom } from '../console-people/PickFrom.tsx';
import { pickedCount } from './search-ask.ts';
import { useSearching } from './searching.tsx';
import styles from './Search.module.css';

const EVERYWHERE = 'everywhere';
const SORTS = ['newest', 'best'] as const;

/** Where, by whom and when: what narrows down what is found. */
export function SearchFilters() {
  const { t } = useI18n();
  const { ask, change } = useSearching();
  return (
    <div role="group" aria-label={t('search.filters')} className={styles.panel}>
      <InChat />
      <ByPerson />
      <div className={styles.days}>
        <DayField label={t('search.from')} value={ask.from} onChange={(from) => change({ from })} />
        <DayField label={t('search.to')} value={ask.to} onChange={(to) => change({ to })} />
      </div>
      <Chips
        label={t('search.sort')}
        options={SORTS.map((key) => ({ key, title: t(`search.sort.${key}`) }))}
        chosen={ask.sort}
        onChoose={(sort) => change({ sort })}
      />
      {pickedCount(ask) > 0 ? (
        <div>
          <Button onPress={() => change({ chat: '', person: '', from: '', to: '' })}>
            {t('search.clear')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function InChat() {
  const { t } = useI18n();
  const { ask, change } = useSearching();
  const chats = useQuery('chats', {});
  const options = useMemo(
    () => [
      { id: EVERYWHERE, title: t('search.everywhere') },
      ...(chats.isReady ? chats.value.map(({ id, title }) => ({ id, title })) : []),
    ],
    [chats, t],
  );
  return (
    <SelectField
      label={t('search.inChat')}
      options={options}
      value={ask.chat || EVERYWHERE}
      onChange={(chat) => change({ chat: chat === EVERYWHERE ? '' : chat })}
    />
  );
}

function ByPerson() {
  const { t } = useI18n();
  const { ask, change } = useSearching();
  const people = useQuery('people', {});
  const choices = useMemo(
    () =>
      people.isReady
        ? people.value.people.map(({ id, name, position, classrooms }) => ({
            id,
            name,
            about: classrooms.join(', ') || position,
          }))
        : [],
    [people],
  );
  return (
    <PickFrom
      label={t('search.by')}
      choices={choices}
      chosen={ask.person === '' ? [] : [ask.person]}
      onChange={([person = '']) => change({ person })}
      most={1}
    />
  );
}
