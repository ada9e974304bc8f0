import type { PaperView } from '../../../shared/replica/live/paper-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './PaperSheet.module.css';
import { paperName, presentCount } from './paper-words.ts';

/** Minutes or a report in the form in which schools keep them, on A4. */
export function PaperSheet({ paper }: { readonly paper: PaperView }) {
  const { t, formats } = useI18n();
  const { body } = paper;
  const time = t('round.when', { from: formats.time(body.heldAt), to: formats.time(body.endedAt) });
  const [place, label] = [body.place || paper.chatTitle, body.report || 'minutes'] as const;
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <p>{paper.schoolTitle}</p>
        <h3 className={styles.title}>{headline(paper, t)}</h3>
        {body.report === '' ? <p>{t(`minutes.of.${paper.type}`)}</p> : null}
        <p className={styles.theme}>«{body.title}»</p>
      </header>
      <p className={styles.ends}>
        <span>
          {formats.date(body.heldAt)}, {time}
        </span>
        <span>{place}</span>
      </p>
      <dl className={styles.facts}>
        <Fact name={t(`minutes.chair.${label}`)}>{body.chair}</Fact>
        <Fact name={t('minutes.secretary')}>{body.secretary}</Fact>
        <Fact name={t('minutes.present')}>{presentWords(paper, t)}</Fact>
        {body.report === '' ? null : (
          <>
            <Fact name={t(`minutes.subject.${body.report}`)}>{body.subject}</Fact>
            <Fact name={t(`minutes.results.${body.report}`)}>{body.results}</Fact>
          </>
        )}
      </dl>
      {body.points.length > 0 ? <Points paper={paper} /> : null}
      {body.places.length > 0 ? <Places paper={paper} /> : null}
      <footer className={styles.signs}>
        <Sign role={t(`minutes.chair.${label}`)} name={body.chair} />
        {body.report === '' ? <Sign role={t('minutes.secretary')} name={body.secretary} /> : null}
        <p className={styles.signed}>
          {t('minutes.signedBy', { name: paper.signer.name, when: formats.date(paper.signedAt) })}
          {paper.correctedAt > 0
            ? ` ${t('minutes.correctedAt', { when: formats.date(paper.correctedAt) })}`
            : ''}
        </p>
      </footer>
    </article>
  );
}

/** «Протокол № 3», «Отчёт об экскурсии». */
function headline({ type, body: { report, number } }: PaperView, t: ReturnType<typeof useI18n>['t']): string {
  if (report !== '') return paperName({ type, body: { report, number } }, t);
  return number === '' ? t('minutes.title') : t('minutes.titleNumbered', { number });
}

function presentWords(paper: PaperView, t: ReturnType<typeof useI18n>['t']): string {
  const count = t('minutes.count', { count: presentCount(paper) });
  return paper.people.length > 0 ? `${count}: ${paper.people.join(', ')}` : count;
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  if (children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Points({ paper: { body } }: { readonly paper: PaperView }) {
  const { t } = useI18n();
  return (
    <>
      <section>
        <h4 className={styles.part}>{t('minutes.agenda')}</h4>
        <ol className={styles.agenda}>
          {body.points.map(({ topic }, index) => (
            <li key={index}>{topic}</li>
          ))}
        </ol>
      </section>
      {body.points.map(({ topic, said, decided, vote }, index) => (
        <section key={index} className={styles.point}>
          <p>
            {index + 1}. <b>{t('minutes.heard')}</b> {topic}
          </p>
          {said === '' ? null : <p className={styles.text}>{said}</p>}
          {vote === '' ? null : (
            <p>
              <b>{t('minutes.voted')}</b> {vote}
            </p>
          )}
          {decided === '' ? null : (
            <p className={styles.text}>
              <b>{t('minutes.resolved')}</b> {decided}
            </p>
          )}
        </section>
      ))}
    </>
  );
}

function Places({ paper: { body } }: { readonly paper: PaperView }) {
  const { t } = useI18n();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('minutes.column.place')}</th>
          <th scope="col">{t('minutes.column.who')}</th>
        </tr>
      </thead>
      <tbody>
        {body.places.map(({ place, who }, index) => (
          <tr key={index}>
            <td>{place}</td>
            <td>{who}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sign({ role, name }: { readonly role: string; readonly name: string }) {
  return (
    <p className={styles.sign}>
      <span>{role}</span>
      <span className={styles.line} />
      <span>{name}</span>
    </p>
  );
}
