import type { PaperView, PollResult } from '../../../shared/replica/live/paper-views.ts';
import type { SessionType } from '../../../shared/schema/lesson.ts';
import type { MinutesBody, ReportType } from '../../../shared/schema/minutes.ts';
import type { SessionBody } from '../../../shared/schema/session.ts';
import type { Translate } from '../../i18n/translator.ts';

/** «Протокол родительского собрания № 3», «Отчёт об экскурсии». */
export function paperName(
  { type, body: { report, number } }: { readonly type: SessionType; readonly body: PaperHead },
  t: Translate,
): string {
  const name = nameOfKind(type, report, t);
  return number === '' ? name : t('minutes.numbered', { name, number });
}

type PaperHead = Pick<MinutesBody, 'report' | 'number'>;

/** The same without its number. */
export function nameOfKind(type: SessionType, report: ReportType | '', t: Translate): string {
  if (report !== '') return t(`minutes.report.${report}`);
  return t('minutes.name', { of: t(`minutes.of.${type}`) });
}

/** «Педсовет: Итоги четверти», «Экскурсия: Музей». */
export function meetingTitle(
  {
    type,
    eventType,
    title,
  }: { readonly type: SessionType; readonly eventType: SessionBody['eventType']; readonly title: string },
  t: Translate,
): string {
  const name = type === 'call' ? t('call.title') : t(`session.type.${type}`);
  return `${eventType === '' ? name : t(`session.event.${eventType}`)}: ${title}`;
}

/** How many were there: by name, and besides. */
export function presentCount({ body }: Pick<PaperView, 'body'>): number {
  return body.present.length + body.others;
}

/** «За: 12, против: 1»; '' while votes are counted by nobody. */
export function resultWords({ options }: PollResult): string {
  if (options.length === 0 || options.some(({ count }) => count < 0)) return '';
  const words = options.map(({ text, count }) => `${text}: ${count}`).join(', ');
  return [...words].slice(0, 400).join('');
}
