/** Seeds that once failed, each with what it showed. They are run for ever, whatever seeds are run besides. */
export const onceFailed: readonly (readonly [seed: number, what: string])[] = [
  [289, 'what a lost log had accepted was stamped behind what was written later'],
  [628, 'a version that waited on a copied disk was taken for the last word'],
  [673, 'an edit gave way to what its copy had waiting'],
  [871, 'accepted versions of a lost log came behind those that were never accepted'],
  [953, 'a failed bringing back of the clock turned the order round'],
  [1067, 'a document sent ahead of its place was known to no checkpoint'],
  [1473, 'older versions were stamped behind later ones after the end of a log'],
  [2203, 'an edit from another computer passed for a late arrival'],
];
