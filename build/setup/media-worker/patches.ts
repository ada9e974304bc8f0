/** One change to the worker's sources: the text must occur exactly once, or the recipe is out of date. */
export interface SourcePatch {
  file: string;
  find: string;
  replaceWith: string;
}

export const sourcePatches: readonly SourcePatch[] = [
  // Debian 12 has meson 1.0.1, which knows everything that this file uses.
  { file: 'meson.build', find: "meson_version: '>= 1.1.0'", replaceWith: "meson_version: '>= 1.0.0'" },
  // The callback answers every finished BIO call with 1 instead of the call's own result. An OpenSSL with
  // kernel TLS (as in Debian) then believes that the kernel encrypts, keeps no write buffer, and crashes in
  // the first DTLS handshake.
  {
    file: 'src/RTC/DtlsTransport.cpp',
    find: '(operationType == BIO_CB_RETURN)',
    replaceWith: '((operationType & BIO_CB_RETURN) != 0)',
  },
];

export function applyPatch(text: string, patch: SourcePatch): string {
  const parts = text.split(patch.find);
  if (parts.length !== 2) {
    throw new Error(`The media server's ${patch.file} is not the one that the build recipe was made for.`);
  }
  return parts.join(patch.replaceWith);
}
