/** How a file may be shown in the window; '' where it can only be saved. */
export type FileView = 'picture' | 'sound' | 'video' | '';

interface Sign {
  readonly type: string;
  readonly at: number;
  /** Bytes as Latin-1. */
  readonly bytes: string;
}

const sign = (type: string, bytes: string, at = 0): Sign => ({ type, bytes, at });

/** What content begins with. The first that fits is taken. */
const SIGNS: readonly Sign[] = [
  sign('image/png', '\x89PNG\r\n\x1a\n'),
  sign('image/jpeg', '\xff\xd8\xff'),
  sign('image/gif', 'GIF8'),
  sign('image/webp', 'WEBP', 8),
  sign('image/bmp', 'BM'),
  sign('application/pdf', '%PDF-'),
  sign('audio/wav', 'WAVE', 8),
  sign('video/x-msvideo', 'AVI ', 8),
  sign('audio/ogg', 'OggS'),
  sign('audio/flac', 'fLaC'),
  sign('audio/mpeg', 'ID3'),
  sign('audio/mpeg', '\xff\xfb'),
  sign('audio/mpeg', '\xff\xf3'),
  sign('audio/mp4', 'ftypM4A', 4),
  sign('image/heic', 'ftyphei', 4),
  sign('image/avif', 'ftypavif', 4),
  sign('video/mp4', 'ftyp', 4),
  sign('video/webm', '\x1aE\xdf\xa3'),
  sign('application/x-rar', 'Rar!'),
  sign('application/x-7z-compressed', "7z\xbc\xaf'\x1c"),
  sign('application/gzip', '\x1f\x8b'),
  sign('application/zip', 'PK\x03\x04'),
  sign('application/x-ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  sign('application/x-msdownload', 'MZ'),
  sign('application/x-elf', '\x7fELF'),
  sign('application/x-mach-binary', '\xcf\xfa\xed\xfe'),
  sign('application/x-mach-binary', '\xca\xfe\xba\xbe'),
  sign('application/x-shellscript', '#!'),
  sign('application/x-ms-shortcut', 'L\x00\x00\x00\x01\x14\x02\x00'),
];

/** Within so many bytes of the beginning the type shows. */
export const TYPE_BYTES = 64;
export const UNKNOWN_TYPE = 'application/octet-stream';

/** Documents that are zip files; told apart by their names, because nothing of theirs is opened here. */
const BY_NAME = new Map([
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
  ['epub', 'application/epub+zip'],
]);

/**
 * The media type that the beginning of a file shows; what the name says counts only among zip files and for
 * plain text.
 */
export function fileTypeOf(head: Uint8Array, name: string): string {
  const text = String.fromCharCode(...head.subarray(0, TYPE_BYTES));
  const found = SIGNS.find(({ bytes, at }) => text.startsWith(bytes, at))?.type ?? '';
  const ending = endingOf(name);
  if (found === 'application/zip') return BY_NAME.get(ending) ?? found;
  if (found !== '') return found;
  return ['txt', 'md', 'csv'].includes(ending) && isText(head) ? 'text/plain' : UNKNOWN_TYPE;
}

function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}

/** The letters behind the last dot, in small letters. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0
    ? ''
    : name
        .slice(dot + 1)
        .trim()
        .toLowerCase();
}

const VIEWS = new Map<string, FileView>([
  ...['png', 'jpeg', 'gif', 'webp', 'bmp', 'avif'].map((kind) => [`image/${kind}`, 'picture'] as const),
  ...['wav', 'ogg', 'flac', 'mpeg', 'mp4', 'webm'].map((kind) => [`audio/${kind}`, 'sound'] as const),
  ...['mp4', 'webm'].map((kind) => [`video/${kind}`, 'video'] as const),
]);

export function viewOf(type: string): FileView {
  return VIEWS.get(type) ?? '';
}

/** What the system's own programs may open: nothing that can act by itself. */
const OPENED = new Map<string, string>([
  ['application/pdf', 'pdf'],
  ['text/plain', 'txt'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/ogg', 'ogg'],
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
  ...[...BY_NAME].map(([ending, type]) => [type, ending] as const),
]);

/** The ending under which a file of a type may be opened; undefined where it may only be saved. */
export function endingToOpen(type: string): string | undefined {
  return OPENED.get(type);
}

/** Endings that a system starts, installs or obeys when they are opened. */
const STARTED = new Set(
  (
    'exe msi msix bat cmd com scr pif cpl ps1 psm1 vbs vbe js jse mjs wsf wsh hta jar apk reg dll sys lnk url ' +
    'sh bash run appimage app dmg pkg deb rpm desktop command scf inf gadget application chm iso img vhd ' +
    'docm xlsm pptm dotm xltm xlam ppam'
  ).split(' '),
);
const PROGRAMS = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-shellscript',
  'application/x-ms-shortcut',
]);

/** Whether a file can do something by itself once it is saved and opened: a program, a script, a macro. */
export function isRisky({ type, name }: { readonly type: string; readonly name: string }): boolean {
  return PROGRAMS.has(type) || STARTED.has(endingOf(name));
}

/** A name that a file may safely be saved under, on any system. */
export function safeName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '')
    .slice(0, 120);
  return clean === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(clean) ? `_${clean}` : clean;
}
