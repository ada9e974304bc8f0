import Type from 'typebox';
import { schoolQuery } from './school-query.ts';

export interface OwnDeviceRow {
  readonly device: string;
  readonly name: string;
  readonly addedAt: number;
  /** When it was signed out, 0 while it may sign in. */
  readonly revokedAt: number;
  /** Signed out here, and no hub knows of it yet. */
  readonly isWaiting: boolean;
  readonly isThis: boolean;
}

/** The own devices, as far as this replica has heard of them; also without a link. */
export const ownDevicesQuery = schoolQuery({
  params: Type.Object({}, { additionalProperties: false }),
  answer: ({ directory, settled, person, device: here }): readonly OwnDeviceRow[] =>
    directory
      .about('device', person)
      .map(({ id, body: { name, addedAt, revokedAt } }) => ({
        device: id,
        name,
        addedAt,
        revokedAt,
        isWaiting: revokedAt > 0 && settled.get('device', id)?.body.revokedAt === 0,
        isThis: id === here,
      }))
      .sort((a, b) => a.revokedAt - b.revokedAt || b.addedAt - a.addedAt),
});
