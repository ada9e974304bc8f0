import type { Protocol } from '../chromium/protocol.ts';
import { host } from '../host.ts';
import { encodeInPage } from '../page/injected-scripts.ts';
import { options } from '../strict-object.ts';
import { codec } from '../wire/node-codec.ts';
import { NativeImage } from './native-image.ts';
import type { PageCore } from './page-core.ts';

const checkPdf = options<Electron.PrintToPDFOptions>()('PrintToPDFOptions', [
  'displayHeaderFooter',
  'footerTemplate',
  'headerTemplate',
  'landscape',
  'margins',
  'pageRanges',
  'pageSize',
  'preferCSSPageSize',
  'printBackground',
  'scale',
]);

/** Runs code in the page's own world and brings its result back as a structured clone. */
export async function runInPage(core: PageCore, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await core.send('Runtime.evaluate', { expression, userGesture: true });
  if (exceptionDetails) throw scriptError(exceptionDetails.exception?.description);
  if (!result.objectId) return primitiveOf(result);
  const encoded = await core.send('Runtime.callFunctionOn', {
    objectId: result.objectId,
    functionDeclaration: encodeInPage,
    awaitPromise: true,
    returnByValue: true,
  });
  if (encoded.exceptionDetails) throw scriptError(encoded.exceptionDetails.exception?.description);
  return codec.decode(encoded.result.value);
}

function primitiveOf({ unserializableValue, value }: Protocol.Runtime.RemoteObject): unknown {
  if (unserializableValue === undefined) return value;
  return unserializableValue.endsWith('n')
    ? BigInt(unserializableValue.slice(0, -1))
    : Number(unserializableValue);
}

function scriptError(description: string | undefined): Error {
  return new Error(description?.split('\n')[0] ?? 'Script failed to execute');
}

/** A picture of the page, or of a part of it in CSS pixels. */
export async function capture(core: PageCore, rect: Electron.Rectangle | undefined): Promise<NativeImage> {
  const clip = rect && { ...rect, scale: 1 };
  const { data } = await core.send('Page.captureScreenshot', { format: 'png', ...(clip && { clip }) });
  return new NativeImage(Buffer.from(data, 'base64'));
}

// Width and height in inches, as Electron's names mean them.
const paperInches: Record<string, readonly [number, number]> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** The page as a PDF. */
export async function printPdf(core: PageCore, wish: Electron.PrintToPDFOptions): Promise<Buffer> {
  checkPdf(wish);
  const { pageSize = 'Letter', margins, ...same } = wish;
  const named = typeof pageSize === 'string' ? paperInches[pageSize] : undefined;
  const [paperWidth, paperHeight] =
    named ?? (typeof pageSize === 'string' ? [8.5, 11] : [pageSize.width, pageSize.height]);
  const { data } = await core.send('Page.printToPDF', {
    ...same,
    paperWidth,
    paperHeight,
    ...(margins?.top !== undefined && { marginTop: margins.top }),
    ...(margins?.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins?.left !== undefined && { marginLeft: margins.left }),
    ...(margins?.right !== undefined && { marginRight: margins.right }),
  });
  return Buffer.from(data, 'base64');
}

/** Carries out one of Chromium's editing commands, such as `copy`, where the caret is. */
export function editInPage(core: PageCore, command: string): void {
  core.tell('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
}

/** Records a print job; paper never comes out. */
export function recordPrint(url: string, wish: Electron.WebContentsPrintOptions): void {
  host().journal.record('print', { url, options: wish });
}
