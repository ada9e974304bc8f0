export const enFiles = {
  'error.passExpired':
    'The server asked to sign in again for files. Nothing is lost, the transfer goes on by itself.',
  'error.fileTooLarge':
    'The file is larger than the school allows. It is still on this computer. Split or compress it.',
  'error.fileOffset': 'The transfer of the file got out of step. Nothing is lost, it goes on by itself.',
  'error.fileBroken': 'The file did not arrive as it was sent. The transfer begins anew by itself.',
  'error.fileDamaged': 'The copy of the file on this computer is damaged. Download it again.',
  'error.fileNotHere':
    'The file has not reached the school server yet. It will be here once its sender has a link.',
} as const;
