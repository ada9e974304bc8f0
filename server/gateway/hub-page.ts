import { VERSION } from '../version.ts';
import { escapeHtml } from './escape-html.ts';

/** The page of a hub for someone who opens its address in a browser: what it is, and where its source is. */
export function hubPage(school: { readonly body: { readonly title: string } } | undefined): string {
  const title = escapeHtml(school?.body.title ?? 'Школа ещё не создана · No school yet');
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Звонок · ${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main>
<h1>${title}</h1>
<p>Это школьный узел программы «Звонок» ${VERSION}. Чтобы войти, откройте программу на своём компьютере и введите приглашение.</p>
<p lang="en">This is a school hub of Zvonok ${VERSION}. To enter, open the application on your computer and type in your invitation.</p>
<p>Свободная программа, лицензия AGPL-3.0-only. <a href="/source.zip">Исходный текст этой версии</a>.
<span lang="en">Free software under AGPL-3.0-only. <a href="/source.zip">The source of this version</a>.</span></p>
</main></body></html>
`;
}
