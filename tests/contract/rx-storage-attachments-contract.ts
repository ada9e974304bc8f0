import { createHash } from 'node:crypto';
import type { RxDocumentData } from 'rxdb';
import { expect, test } from 'vitest';
import {
  type Instance,
  next,
  openPupils,
  type Pupil,
  pupil,
  type StorageUnderTest,
  write,
} from './rx-storage-harness.ts';

function attachment(bytes: Uint8Array<ArrayBuffer>, type = 'image/png') {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { length: bytes.byteLength, type, digest, data: new Blob([bytes], { type }) };
}

/** A document that brings attachments with it. */
function withAttachments(id: string, attachments: Record<string, ReturnType<typeof attachment>>) {
  return { ...pupil({ id }), _attachments: attachments };
}

/** The same as the storage keeps it. */
function stored(document: ReturnType<typeof withAttachments>): RxDocumentData<Pupil> {
  const kept = Object.entries(document._attachments).map(([name, { data: _data, ...rest }]) => [name, rest]);
  return { ...document, _attachments: Object.fromEntries(kept) as RxDocumentData<Pupil>['_attachments'] };
}

export function attachmentRules({ place }: StorageUnderTest): void {
  const open = (at = place()) => openPupils(at, { isWithAttachments: true });
  const bytesOf = async (instance: Instance<Pupil>, id: string, name: string, digest: string) =>
    new Uint8Array(await (await instance.getAttachmentData(id, name, digest)).arrayBuffer());
  const photo = attachment(Uint8Array.from({ length: 70_000 }, (_, n) => n % 251));
  const text = attachment(new TextEncoder().encode('справка'), 'text/plain');

  test('bytes and type come back, and the document holds the rest', async () => {
    const instance = await open();
    const events: unknown[] = [];
    const subscription = instance.changeStream().subscribe((bulk) => events.push(...bulk.events));
    const document = withAttachments('anna', { photo, text });
    await write(instance, [document]);
    const blob = await instance.getAttachmentData('anna', 'photo', photo.digest);
    expect(blob.type).toBe('image/png');
    expect(Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(await photo.data.arrayBuffer()))).toBe(
      true,
    );
    expect(await instance.findDocumentsById(['anna'], false)).toEqual([stored(document)]);
    expect(events).toMatchObject([{ documentData: stored(document) }]);
    subscription.unsubscribe();
    await instance.close();
  });

  test('attachments are added, changed, kept and taken away version by version', async () => {
    const instance = await open();
    const one = withAttachments('anna', { photo });
    await write(instance, [one]);
    const other = attachment(new Uint8Array([1, 2, 3]));
    const two = next(stored(one), { _attachments: { ...stored(one)._attachments, text } });
    expect((await instance.bulkWrite([two], 'test')).error).toEqual([]);
    expect(await bytesOf(instance, 'anna', 'photo', photo.digest)).toHaveLength(70_000);
    const heldTwo = {
      ...two.document,
      _attachments: stored(withAttachments('anna', { photo, text }))._attachments,
    };
    const three = next(heldTwo, { _attachments: { photo: other } });
    expect((await instance.bulkWrite([three], 'test')).error).toEqual([]);
    expect(await bytesOf(instance, 'anna', 'photo', other.digest)).toEqual(new Uint8Array([1, 2, 3]));
    await expect(async () => instance.getAttachmentData('anna', 'photo', photo.digest)).rejects.toThrow(
      'attachment',
    );
    await expect(async () => instance.getAttachmentData('anna', 'text', text.digest)).rejects.toThrow(
      'attachment',
    );
    await instance.close();
  });

  test('a deleted document loses its attachments', async () => {
    const instance = await open();
    const document = withAttachments('anna', { photo });
    await write(instance, [document]);
    await instance.bulkWrite([next(stored(document), { _deleted: true, _attachments: {} })], 'test');
    await expect(async () => instance.getAttachmentData('anna', 'photo', photo.digest)).rejects.toThrow(
      'attachment',
    );
    await instance.close();
  });

  test('an attachment that is announced without its data is refused with its document alone', async () => {
    const instance = await open();
    const { data: _data, ...stub } = photo;
    const { error } = await instance.bulkWrite(
      [
        { document: { ...pupil({ id: 'anna' }), _attachments: { photo: stub } } },
        { document: pupil({ id: 'boris' }) },
      ],
      'test',
    );
    expect(error).toMatchObject([{ status: 510, documentId: 'anna', attachmentId: 'photo' }]);
    expect((await instance.findDocumentsById(['anna', 'boris'], true)).map(({ id }) => id)).toEqual([
      'boris',
    ]);
    await instance.close();
  });

  test('many are read at the same time', async () => {
    const instance = await open();
    const documents = Array.from({ length: 20 }, (_, n) =>
      withAttachments(`p${n}`, { a: attachment(new Uint8Array([n])), b: text }),
    );
    await write(instance, documents);
    const read = await Promise.all(
      documents.map(({ id, _attachments }) => bytesOf(instance, id, 'a', _attachments.a!.digest)),
    );
    expect(read.map(([byte]) => byte)).toEqual(documents.map((_, n) => n));
    await instance.close();
  });
}
