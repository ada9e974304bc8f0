import { slipStateOf } from '../../shared/directory/slip-state.ts';
import { addressesForPaper } from '../../shared/protocol/paper-addresses.ts';
import { readSecret, wordsOfLetters } from '../../shared/protocol/invitation.ts';
import type { Role } from '../../shared/schema/person.ts';
import { slipHash, slipLookup } from '../entry/slip-secret.ts';
import type { Hub } from '../hub.ts';
import { escapeHtml } from './escape-html.ts';

const ROLES: Record<Role, readonly [string, string]> = {
  administrator: ['администратор', 'administrator'],
  head: ['директор', 'head'],
  deputy: ['заместитель директора', 'deputy head'],
  teacher: ['учитель', 'teacher'],
  pupil: ['ученик', 'pupil'],
  parent: ['родитель', 'parent'],
  staff: ['сотрудник', 'staff'],
};

/**
 * The registration page of a link (clause M-4 ¶13): it names the school, the class and the role and says
 * how to go on in the application. It creates nothing, and has no script.
 */
export async function joinPage(
  hub: Hub,
  secret: string,
): Promise<{ readonly html: string; readonly isFound: boolean }> {
  const reading = readSecret(secret);
  const letters = 'letters' in reading ? reading.letters : '';
  const lookup = letters === '' ? '' : slipLookup(slipHash(letters));
  const directory = await hub.facts.directory();
  const [stored] = lookup === '' ? [] : await hub.store.bySubject('slip', lookup);
  const slip = stored && directory.get('slip', stored.id);
  const school = directory.school?.body.title ?? '';
  if (slip?.body.purpose !== 'link') return { isFound: false, html: page(school, NOT_FOUND) };
  if (slipStateOf(directory, slip, hub.now()) !== 'open') return { isFound: true, html: page(school, OVER) };
  const [ru, en] = ROLES[slip.body.role];
  const classroom = directory.get('classroom', slip.body.classroom)?.body.title ?? '';
  const place = classroom === '' ? '' : `, ${escapeHtml(classroom)}`;
  const words = wordsOfLetters(letters).map((word) => `<li>${escapeHtml(word)}</li>`);
  const [address = ''] = addressesForPaper(hub.addresses());
  const body = `<p>Здесь регистрируются: <strong>${ru}${place}</strong>.</p>
<ol>
<li>Откройте «Звонок» на своём компьютере и выберите «Войти по приглашению».</li>
<li>Введите адрес <strong>${escapeHtml(address)}</strong> и семь слов:<ol class="words">${words.join('')}</ol></li>
<li>Напишите своё имя и отправьте заявку. Школа проверит её и впустит вас.</li>
</ol>
<p>Телефон и чужие учётные записи не нужны. Сама эта страница ничего не записывает.</p>
<p lang="en">Registration: <strong>${en}${place}</strong>. Open Zvonok on your computer, choose “Enter with an invitation”, type in the address and the seven words above, and send your request. The school will check it and let you in.</p>`;
  return { isFound: true, html: page(school, body) };
}

const NOT_FOUND = `<p>Такой ссылки в этой школе нет. Сверьте её с напечатанной.</p>
<p lang="en">This school has no such link. Compare it with the printed one.</p>`;
const OVER = `<p>Эта ссылка больше не действует. Попросите новую в школе.</p>
<p lang="en">This link does not hold any more. Ask the school for a new one.</p>`;

function page(school: string, body: string): string {
  const title = escapeHtml(school);
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Звонок · ${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem}.words{columns:2}</style></head>
<body><main>
<h1>${title}</h1>
${body}
</main></body></html>
`;
}
