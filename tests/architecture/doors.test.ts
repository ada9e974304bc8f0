import { describe, expect, test } from 'vitest';
import { isTestCode, sourceFiles, type ProjectFile } from './project-files.ts';

const product = sourceFiles('shared', 'renderer', 'electron', 'server').filter(
  ({ path }) => !isTestCode(path),
);
const renderer = product.filter(({ path }) => path.startsWith('renderer/'));

function withoutComments({ text }: ProjectFile): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

function pathsWith(files: readonly ProjectFile[], pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(withoutComments(file))).map(({ path }) => path);
}

describe('between the window and main', () => {
  test('one file receives requests', () => {
    expect(pathsWith(product, /\bipcMain\b/)).toEqual(['electron/main/ipc/registrar.ts']);
  });

  test('one file of main, the window registry, tells a window something', () => {
    expect(pathsWith(product, /\b(webContents|[cC]ontents|#?page)\.(send|postMessage)\(/)).toEqual([
      'electron/main/windows/window-registry.ts',
    ]);
  });

  test('only the preload has the bridge and the channels', () => {
    const paths = pathsWith(product, /\b(contextBridge|ipcRenderer)\b/);
    expect(paths).not.toEqual([]);
    expect(paths.filter((path) => !path.startsWith('electron/preload/'))).toEqual([]);
  });

  test('only renderer/bridge touches what the preload put into the page', () => {
    const paths = pathsWith(renderer, /\b(window|globalThis|self)\s*(\.\s*zvonok\b|\[\s*['"`]zvonok)/);
    expect(paths).toEqual(['renderer/bridge/window-bridge.ts']);
  });
});

describe('the window', () => {
  test('has no network of its own', () => {
    const network =
      /\b(fetch|importScripts)\s*\(|\b(XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon)\b/;
    expect(pathsWith(renderer, network)).toEqual([]);
  });

  test('names no address of another computer, nor of this one', () => {
    const withAddress = renderer.flatMap((file) => {
      const found =
        withoutComments(file).match(/\b(https?|wss?):\/\/[^\s'"`]*|\blocalhost\b|\b127\.0\.0\.1\b/g) ?? [];
      // The name of the SVG language looks like an address and is none.
      return found
        .filter((text) => !text.startsWith('http://www.w3.org/'))
        .map((text) => `${file.path}: ${text}`);
    });
    expect(withAddress).toEqual([]);
  });

  test('makes no code from text and writes no raw HTML', () => {
    expect(
      pathsWith(renderer, /\beval\s*\(|new Function\s*\(|dangerouslySetInnerHTML|\.innerHTML\b/),
    ).toEqual([]);
  });
});

describe('secrets and content', () => {
  test('certificates are trusted blindly nowhere: hub connector and mail session compare them by hand', () => {
    expect(pathsWith(product, /rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual([
      'electron/replica/connector.ts',
      'server/mail/smtp-session.ts',
    ]);
  });

  test('the product prints to no console', () => {
    expect(pathsWith(product, /\bconsole\.\w+\(/)).toEqual([]);
  });
});
