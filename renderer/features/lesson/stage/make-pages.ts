import { AppError } from '../../../../shared/errors/app-error.ts';
import { MAX_PAGES } from '../../../../shared/schema/stage.ts';

/** Pages are drawn so wide: legible on a projector, and small enough for a slow link. */
const PAGE_WIDTH = 1280;
const MOST_PAGE_BYTES = 60_000;
const QUALITIES = [0.82, 0.65, 0.5, 0.35] as const;
const SCALES = [1, 0.8, 0.6, 0.45] as const;

export interface MadePages {
  readonly pages: readonly Blob[];
  readonly width: number;
  readonly height: number;
  /** Whether there were more pages than are shown. */
  readonly isCut: boolean;
}

interface Making {
  readonly signal: AbortSignal;
  readonly onDone: (done: number, all: number) => void;
}

/** Draws the pages of a PDF as small pictures. Throws AppError `slidesUnreadable`. */
export async function pagesOfPdf(data: Uint8Array, of: Making): Promise<MadePages> {
  const pdfjs = await import('pdfjs-dist');
  pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href;
  const loading = pdfjs.getDocument({
    data,
    // The window's policy forbids code made at run time, and there is no network to fetch anything by.
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    disableWorkerRendering: true,
    verbosity: 0,
  });
  try {
    const document = await loading.promise.catch((error: unknown) => {
      throw new AppError('slidesUnreadable', { details: error instanceof Error ? error.name : '' });
    });
    const count = Math.min(document.numPages, MAX_PAGES);
    const pages: Blob[] = [];
    const size = { width: 0, height: 0 };
    for (let number = 1; number <= count; number += 1) {
      if (of.signal.aborted) throw new AppError('notFound');
      const page = await document.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: PAGE_WIDTH / Math.max(natural.width, natural.height, 1) });
      const canvas = window.document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      await page.render({ canvas, viewport, background: '#ffffff' }).promise;
      pages.push(await smallPicture(canvas, canvas.width, canvas.height));
      size.width = Math.max(size.width, canvas.width);
      size.height = Math.max(size.height, canvas.height);
      page.cleanup();
      canvas.width = canvas.height = 0;
      of.onDone(number, count);
    }
    return { pages, ...size, isCut: document.numPages > count };
  } finally {
    await loading.destroy();
  }
}

/** Draws pictures as pages, one each. Throws AppError `slidesUnreadable`. */
export async function pagesOfPictures(files: readonly Blob[], of: Making): Promise<MadePages> {
  const taken = files.slice(0, MAX_PAGES);
  const pages: Blob[] = [];
  const size = { width: 0, height: 0 };
  for (const [index, file] of taken.entries()) {
    if (of.signal.aborted) throw new AppError('notFound');
    const picture = await createImageBitmap(file).catch(() => undefined);
    if (!picture) throw new AppError('slidesUnreadable');
    const scale = Math.min(1, PAGE_WIDTH / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    pages.push(await smallPicture(picture, width, height));
    picture.close();
    size.width = Math.max(size.width, width);
    size.height = Math.max(size.height, height);
    of.onDone(index + 1, taken.length);
  }
  return { pages, ...size, isCut: files.length > taken.length };
}

/** A picture of at most 60 KB, or the smallest that can be made. */
async function smallPicture(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  let smallest: Blob | undefined;
  for (const scale of SCALES) {
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    );
    const pen = canvas.getContext('2d');
    if (!pen) throw new AppError('slidesUnreadable');
    pen.imageSmoothingQuality = 'high';
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(source, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (!smallest || blob.size < smallest.size) smallest = blob;
      if (blob.size <= MOST_PAGE_BYTES) return blob;
    }
  }
  if (!smallest) throw new AppError('slidesUnreadable');
  return smallest;
}
