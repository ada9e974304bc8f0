import Type, { type TSchema } from 'typebox';
import { Id } from '../ids/id.ts';
import type { PaperMedia } from '../schema/paper.ts';

function object<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

/** Requests about the files of the school's papers. */
export const PAPER_REQUESTS = {
  /** Lets the person pick a file of this computer. */
  'papers.choose': object({}),
  /** Sends a picked file to the hub; the act `papers.keep` can name it then. */
  'papers.send': object({ token: Id }),
  /** Fetches a paper's file from the hub and keeps it where the person says. */
  'papers.save': object({ paper: Id }),
  /** Writes the public papers and a page of them for the school's site into a folder that the person picks. */
  'papers.savePage': object({}),
} as const satisfies Record<string, TSchema>;

/** A file of this computer, named by a token; valid while the application runs. */
export interface PickedPaper {
  readonly token: string;
  readonly fileName: string;
  readonly media: PaperMedia;
  readonly sizeBytes: number;
}

/** A file that the hub has, as `papers.keep` names it. */
export interface SentPaper {
  readonly fileName: string;
  readonly media: PaperMedia;
  readonly sizeBytes: number;
  readonly digest: string;
}

export interface PaperAnswers {
  /** Undefined when the person closed the file dialog. */
  'papers.choose': PickedPaper | undefined;
  'papers.send': SentPaper;
  /** False when the person closed the file dialog. */
  'papers.save': boolean;
  'papers.savePage': boolean;
}
