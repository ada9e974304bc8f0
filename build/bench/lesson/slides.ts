import Type from 'typebox';
import { guardOf } from '../../../shared/std/parse.ts';
import { CHAT, type Seat } from './classroom.ts';

export const SLIDES = 40;
const isStage = guardOf(
  Type.Object({ on: Type.Object({ show: Type.Literal('slides'), id: Type.String(), page: Type.Integer() }) }),
);

/** Slides whose pictures are at both sides before the lesson, so that a slide is nothing but a small document. */
export async function prepareSlides(teacher: Seat): Promise<string> {
  const files = Array.from({ length: SLIDES }, (_, n) => ({
    digest: n.toString(16).padStart(64, '0'),
    sizeBytes: 40_000,
  }));
  const size = { width: 1280, height: 720, durationMs: 0 };
  const of = { title: 'Дроби', form: 'slides' as const, material: '', origin: '' as const, source: '' };
  const exhibit = { ...of, ...size, type: 'image/webp', files };
  return (await teacher.desktop.client.command('stage', { do: 'prepare', chat: CHAT, exhibit })).id;
}

/** Shows a slide; resolves when the pupil's window is told to show it, too. */
export async function showSlide(of: {
  readonly teacher: Seat;
  readonly pupil: Seat;
  readonly lesson: string;
  readonly exhibit: string;
  readonly page: number;
}): Promise<void> {
  const { teacher, pupil, lesson, exhibit, page } = of;
  const shown = new Promise<void>((resolve) => {
    const { stop } = pupil.desktop.client.watch('stage', { chat: CHAT, lesson }, (value) => {
      if (!isStage(value) || value.on.id !== exhibit || value.on.page !== page) return;
      stop();
      resolve();
    });
  });
  const cue = { show: 'slides' as const, exhibit, page, pages: SLIDES, at: 0 };
  await teacher.desktop.client.command('stage', { do: 'show', lesson, cue });
  await shown;
}
