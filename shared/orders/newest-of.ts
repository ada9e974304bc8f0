/** The document with the latest id of its own making; undefined for none. */
export function newestOf<D extends { readonly id: string }>(documents: readonly D[]): D | undefined {
  return documents.reduce<D | undefined>(
    (newest, one) => (newest && newest.id > one.id ? newest : one),
    undefined,
  );
}
