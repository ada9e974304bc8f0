import { describe, expect, test } from 'vitest';
import { endingToOpen, fileTypeOf, isRisky, safeName, viewOf } from './file-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('F-054 what a file is', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n', 'отчёт.exe', 'image/png'],
    ['\xff\xd8\xff\xe0', 'a', 'image/jpeg'],
    ['RIFF\x10\0\0\0WEBP', 'a.jpg', 'image/webp'],
    ['%PDF-1.4', 'a.txt', 'application/pdf'],
    ['MZ\x90', 'фото.jpg', 'application/x-msdownload'],
    ['#!/bin/sh\n', 'readme.txt', 'application/x-shellscript'],
    ['PK\x03\x04', 'план.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\x03\x04', 'план.zip', 'application/zip'],
    ['plain words\n', 'a.txt', 'text/plain'],
    ['plain words\n', 'a.html', 'application/octet-stream'],
    ['<svg onload=alert(1)>', 'a.svg', 'application/octet-stream'],
    ['', 'a', 'application/octet-stream'],
  ])('F-054 its content says so before its name: %j called %s', (head, name, type) => {
    expect(fileTypeOf(bytes(head), name)).toBe(type);
  });

  test('F-054 only pictures, sounds and films are shown; what can act by itself is never opened', () => {
    expect(['image/png', 'audio/mpeg', 'video/webm'].map(viewOf)).toEqual(['picture', 'sound', 'video']);
    for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'application/octet-stream']) {
      expect(viewOf(type)).toBe('');
    }
    for (const type of ['application/x-msdownload', 'application/x-ole', 'application/zip', 'text/html']) {
      expect(endingToOpen(type)).toBeUndefined();
    }
    expect(endingToOpen('application/pdf')).toBe('pdf');
  });

  test.each(['setup.exe', 'ОТЧЁТ.DOCM', 'a.pdf.lnk', 'x.ps1', 'x.desktop', 'x.js '])(
    'F-054 %s counts as something that acts by itself',
    (name) => {
      expect(isRisky({ type: 'application/octet-stream', name })).toBe(true);
    },
  );

  test('F-054 a program under the name of a picture counts as a program', () => {
    expect(isRisky({ type: 'application/x-elf', name: 'фото.jpg' })).toBe(true);
    expect(isRisky({ type: 'image/jpeg', name: 'фото.jpg' })).toBe(false);
  });

  test('F-054 a name leads into no other folder, hides nothing and suits every system', () => {
    expect(safeName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(safeName('фото\u202egpj.exe')).toBe('фотоgpj.exe');
    expect(safeName('con.txt')).toBe('_con.txt');
    expect(safeName('...')).toBe('_');
    expect(safeName('а'.repeat(300))).toHaveLength(120);
  });
});
