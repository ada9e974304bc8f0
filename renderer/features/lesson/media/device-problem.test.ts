import { expect, test } from 'vitest';
import { deviceProblem } from './device-problem.ts';

test.each([
  ['NotAllowedError', 'permissionDenied'],
  ['SecurityError', 'permissionDenied'],
  ['NotFoundError', 'notFound'],
  ['OverconstrainedError', 'notFound'],
  ['NotReadableError', 'inUse'],
  ['AbortError', 'inUse'],
  ['UnheardOfError', 'deviceFailed'],
])('%s is %s', (name, problem) => {
  expect(deviceProblem(new DOMException('', name))).toBe(problem);
});

test('something that is no error is a failed device', () => {
  expect(deviceProblem('broken')).toBe('deviceFailed');
});
