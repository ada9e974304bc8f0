import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import { cx } from '../../ui/class-names.ts';
import { ClassNotice } from './ClassNotice.tsx';
import { SlipPaper } from './SlipPaper.tsx';
import styles from './SlipSheet.module.css';

/** How many slips go on a sheet that is cut afterwards. */
const ON_A_SHEET = 4;

/** Slips as they are printed on A4: notices for the wall, one large slip, or sheets of four with lines to cut along. */
export function SlipSheet({ slips }: { readonly slips: readonly IssuedSlip[] }) {
  const links = slips.filter(({ purpose }) => purpose === 'link');
  const papers = slips.filter(({ purpose }) => purpose !== 'link');
  const [only, ...others] = papers;
  return (
    <div className={styles.sheets}>
      {links.map((link) => (
        <section key={link.id} className={cx(styles.page, styles.large)}>
          <ClassNotice link={link} />
        </section>
      ))}
      {only && others.length === 0 ? (
        <section className={cx(styles.page, styles.large)}>
          <SlipPaper slip={only} />
        </section>
      ) : null}
      {others.length > 0
        ? pagesOf(papers).map((page) => (
            <section key={page[0]?.id} className={cx(styles.page, styles.grid)}>
              {page.map((slip) => (
                <SlipPaper key={slip.id} slip={slip} isSmall />
              ))}
            </section>
          ))
        : null}
    </div>
  );
}

function pagesOf(slips: readonly IssuedSlip[]): readonly (readonly IssuedSlip[])[] {
  return Array.from({ length: Math.ceil(slips.length / ON_A_SHEET) }, (_, page) =>
    slips.slice(page * ON_A_SHEET, (page + 1) * ON_A_SHEET),
  );
}
