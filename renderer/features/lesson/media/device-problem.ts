/** Why one's own camera or microphone cannot be used. */
export type DeviceProblem =
  'permissionDenied' | 'notFound' | 'inUse' | 'unplugged' | 'refusedByHub' | 'deviceFailed';

/** The problem behind what `getUserMedia` threw (W3C Media Capture and Streams, §10.2). */
export function deviceProblem(thrown: unknown): DeviceProblem {
  if (!(thrown instanceof Error)) return 'deviceFailed';
  switch (thrown.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'permissionDenied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'notFound';
    case 'NotReadableError':
    case 'AbortError':
      return 'inUse';
    default:
      return 'deviceFailed';
  }
}
