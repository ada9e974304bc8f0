import { newestOf } from '../../orders/newest-of.ts';
import type { HeldMaterial, HeldReview, ShelfContents } from './shelf-memory.ts';

/** What teachers have said of a material. */
export interface MaterialState {
  /** The word by which it is verified; undefined where it is not, or has changed since. */
  readonly verified: HeldReview | undefined;
  /** The word by which it was taken off the shelf. */
  readonly removed: HeldReview | undefined;
}

/** Follows from the set of reviews alone: the newest word on each of the two questions holds. */
export function materialState(material: HeldMaterial, contents: ShelfContents): MaterialState {
  const reviews = [...contents.reviews(material.id)].filter(({ scope }) => scope === material.scope);
  const check = newestOf(
    reviews.filter(({ body }) => body.verdict === 'verified' || body.verdict === 'unverified'),
  );
  const place = newestOf(
    reviews.filter(({ body }) => body.verdict === 'removed' || body.verdict === 'restored'),
  );
  return {
    verified: check?.body.verdict === 'verified' && check.body.of === material.stamp ? check : undefined,
    removed: place?.body.verdict === 'removed' ? place : undefined,
  };
}
