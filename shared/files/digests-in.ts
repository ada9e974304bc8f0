const DIGEST = /^[0-9a-f]{64}$/;

/**
 * The digests of the files that a document names: of every kind, the entries of `files` in its body
 * (`FileRef`). What is no digest is passed over.
 */
export function digestsIn(body: Readonly<Record<string, unknown>>): readonly string[] {
  const files: unknown = body['files'];
  if (!Array.isArray(files)) return [];
  return files.flatMap((file: unknown) => {
    const digest: unknown =
      typeof file === 'object' && file !== null && 'digest' in file ? file.digest : undefined;
    return typeof digest === 'string' && DIGEST.test(digest) ? [digest] : [];
  });
}
