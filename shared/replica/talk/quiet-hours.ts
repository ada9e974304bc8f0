/**
 * Whether a moment (ms) lies in the quiet hours of a school, by the time of this computer. They may go past
 * midnight; where both hours are the same there are none.
 */
export function isQuietAt(ms: number, fromHour: number, untilHour: number): boolean {
  const hour = new Date(ms).getHours();
  return fromHour <= untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour;
}
