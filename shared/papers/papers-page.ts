import type { BodyOf } from '../schema/kinds.ts';
import type { PaperMedia, PaperType } from '../schema/paper.ts';

type Paper = BodyOf<'paper'>;
type School = Pick<BodyOf<'school'>, 'title' | 'locality' | 'address' | 'phone' | 'email'>;

const TYPES: Record<PaperType, string> = { order: 'Приказ', regulation: 'Положение', other: 'Документ' };
const ENDINGS: Record<PaperMedia, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A file that lies beside the page, under a name that every web server takes. */
export interface PageFile<P> {
  readonly paper: P;
  readonly fileName: string;
}

/** What goes onto the page: the public papers that are on the shelf, the newest first, with names for their files. */
export function pageFiles<P extends Paper>(
  papers: readonly { readonly id: string; readonly scope: string; readonly body: P }[],
): readonly (PageFile<P> & { readonly id: string })[] {
  return papers
    .filter(({ scope, body }) => scope === 'school' && !body.isWithdrawn)
    .sort((a, b) => (a.body.date < b.body.date ? 1 : a.body.date > b.body.date ? -1 : a.id < b.id ? -1 : 1))
    .map(({ id, body }, index) => ({
      id,
      paper: body,
      fileName: `document-${index + 1}.${ENDINGS[body.media]}`,
    }));
}

/**
 * The school's public local acts as one page for its site (clauses O-3, P-2.2(1)): plain HTML without any
 * script, in which everything that people have written is text and nothing else.
 */
export function papersPage(school: School, files: readonly PageFile<Paper>[]): string {
  const contacts = [school.locality, school.address, school.phone, school.email].filter(Boolean).join(', ');
  const rows = files.map(({ paper, fileName }) => {
    const facts = [
      TYPES[paper.type],
      paper.number === '' ? '' : `№ ${paper.number}`,
      paper.date === '' ? '' : `от ${paper.date.split('-').reverse().join('.')}`,
    ]
      .filter(Boolean)
      .join(' ');
    return `      <li><a href="${escaped(fileName)}">${escaped(paper.title)}</a><br><small>${escaped(facts)}</small></li>`;
  });
  return `<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Документы школьного пространства. ${escaped(school.title)}</title>
    <style>
      body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; }
      li { margin-bottom: 0.75rem; }
      small { color: #5a635e; }
    </style>
  </head>
  <body>
    <h1>Документы школьного пространства</h1>
    <p>${escaped(school.title)}</p>
    ${contacts === '' ? '' : `<p><small>${escaped(contacts)}</small></p>\n    `}<ul>
${rows.join('\n')}
    </ul>
  </body>
</html>
`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}
