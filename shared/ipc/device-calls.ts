import Type from 'typebox';
import { OptionalId } from '../ids/id.ts';
import { DeviceKeyId, DeviceName } from '../schema/device.ts';
import { TimeMs } from '../schema/names.ts';

const Row = Type.Object(
  {
    device: DeviceKeyId,
    /** The computer's name and system as it has told them, or as the person has called it; may be ''. */
    name: DeviceName,
    addedAt: TimeMs,
    /** 0 where this hub has not seen it. */
    lastSeenAt: TimeMs,
    /** 0 while it may sign in. */
    revokedAt: TimeMs,
    /** The device that asks. */
    isThis: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type DeviceRow = Type.Static<typeof Row>;

/** Of one person; '' for oneself. */
export const DevicesListData = Type.Object({ person: OptionalId }, { additionalProperties: false });
export const DevicesListAnswer = Type.Object(
  { devices: Type.Array(Row, { maxItems: 1000 }) },
  { additionalProperties: false },
);
