/**
 * Seeds that once failed, or that fail when an old fault is put back, each with what it showed. They are run
 * for ever, whatever seeds are run besides.
 */
export const onceFailed: readonly (readonly [seed: number, what: string])[] = [
  [3, 'a resumed session sent again what might no longer be read'],
  [4, 'versions just ahead of the hub were not stamped anew with the others'],
  [8, 'the word on one version was taken for the word on a later one'],
  [9, 'an overtaken version in a chat that was lost waited for ever'],
  [10, 'a goodbye was not heard when the connection ended behind it'],
  [33, 'hub time forgot the last acceptance when its clock was set back at once'],
  [35, 'a restored hub did not tell what to forget'],
  [67, 'a resumed session never learnt what its client holds'],
  [127, 'the numbers of an older stream of batches were taken for those of the newer one'],
  [173, 'the epoch between two restores of one backup had no end'],
  [289, 'what a lost log had accepted was stamped behind what was written later'],
  [400, 'two different documents of a disk and its copy became one'],
  [440, 'a waiting edit kept its place from an acceptance that was lost'],
  [442, 'an edit was lost to what had been sent before, after an older version came in between'],
  [628, 'a version that waited on a copied disk was taken for the last word'],
  [673, 'an edit gave way to what its copy had waiting'],
  [871, 'accepted versions of a lost log came behind those that were never accepted'],
  [953, 'a failed bringing back of the clock turned the order round'],
  [1067, 'a document sent ahead of its place was known to no checkpoint'],
  [1473, 'older versions were stamped behind later ones after the end of a log'],
  [1650, 'an edit was lost to an older version that arrived late'],
  [2107, 'two bring-backs to one millisecond turned the order round'],
  [2203, 'an edit from another computer passed for a late arrival'],
  [2641, 'an overtaken edit in a chat that was lost meanwhile was dropped'],
  [2854, 'a refused version was overwritten by a copied computer’s document of the same id'],
  [70117, 'an edit was lost to what was under way when a clock was brought back'],
];
