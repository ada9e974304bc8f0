import type { Directory } from '../../shared/directory/directory.ts';
import type { AcceptedDocument } from '../../shared/schema/envelope.ts';
import { isOfKind } from '../../shared/schema/kinds.ts';
import type { Hub } from '../hub.ts';
import { documentPages } from './document-pages.ts';
import { isOfPerson, PERSON_KINDS } from './person-documents.ts';
import { PAGE_END, pageHead, pageSection } from './person-page.ts';
import { PERSON_README } from './readmes.ts';
import { jsonLines, textFile } from './text-file.ts';
import type { ExportFile } from './zip-stream.ts';

/** The data of one person, for programs and for reading; nothing that other people wrote. */
export async function* personExport(hub: Hub, person: string): AsyncGenerator<ExportFile> {
  yield textFile('README.txt', PERSON_README);
  yield { path: 'person.html', chunks: page(hub, await hub.facts.directory(), person) };
  for (const kind of PERSON_KINDS) {
    yield { path: `data/${kind}.jsonl`, chunks: jsonLines(ownPages(hub, kind, person)) };
  }
}

async function* ownPages(
  { store }: Hub,
  kind: (typeof PERSON_KINDS)[number],
  person: string,
): AsyncGenerator<readonly AcceptedDocument[]> {
  for await (const page of documentPages(store, kind)) {
    yield page.filter((document) => isOfPerson(document, person));
  }
}

async function* page(hub: Hub, directory: Directory, person: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(pageHead(directory, person, hub.now()), 'utf8');
  for (const kind of PERSON_KINDS) {
    for await (const documents of ownPages(hub, kind, person)) {
      yield Buffer.from(pageSection(kind, documents, namesIn(directory, person)), 'utf8');
    }
  }
  yield Buffer.from(PAGE_END, 'utf8');
}

/** What ids are called: classes and chats; other people stay ids, because their names are theirs. */
function namesIn(directory: Directory, person: string): (id: string) => string {
  return (id) => {
    if (id === person) return '';
    const found = directory.find(id);
    if (found && isOfKind(found, 'classroom')) return found.body.title;
    return directory.chat(id)?.title ?? '';
  };
}
