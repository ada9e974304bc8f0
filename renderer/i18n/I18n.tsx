import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createFormats, type Formats } from './formats.ts';
import { createTranslate, type Language, type Translate } from './translator.ts';

interface I18n {
  readonly language: Language;
  readonly t: Translate;
  readonly formats: Formats;
}

function createI18n(language: Language): I18n {
  return { language, t: createTranslate(language), formats: createFormats(language) };
}

const I18nContext = createContext<I18n>(createI18n('ru'));

/** Gives the chosen language to everything below, and to the browser and React Aria as well. */
export function Localized(props: { readonly language: Language; readonly children: ReactNode }) {
  const { language, children } = props;
  const i18n = useMemo(() => createI18n(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = i18n.t('app.name');
  }, [language, i18n]);
  return (
    <I18nProvider locale={language === 'ru' ? 'ru-RU' : 'en-GB'}>
      <I18nContext value={i18n}>{children}</I18nContext>
    </I18nProvider>
  );
}

/** `t` says a message of the catalogue, `formats` dates, numbers and sizes. */
export function useI18n(): I18n {
  return useContext(I18nContext);
}
