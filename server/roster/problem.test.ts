import { describe, expect, it } from 'vitest';
import { presentableValue } from './problem.ts';

describe('a value in a report', () => {
  it.each([
    ['email', 'ivanova.maria@example.org', 'i…@example.org'],
    ['email', 'ivanova.maria', 'iv…'],
    ['role', 'write to ivanova@example.org', 'write to i…@example.org'],
    ['phone', '+7 000 123-45-67', '…67'],
    ['sms', 'ivanova@example.org', 'i…@example.org'],
    ['role', '+7 (000) 123-45-67', '…67'],
    ['role', '8 000 123 45 67', '…67'],
    ['identifier', '000-123-456 78', '…78'],
    ['userSourcedId', '+70001234567', '…67'],
    ['password', 'secret', '…'],
  ])('hides contacts and secrets: %s', (column, raw, shown) => {
    expect(presentableValue(column, raw)).toBe(shown);
  });

  it.each([
    ['beginDate', '2026-13-45'],
    ['userSourcedId', '100000000234'],
    ['agentSourcedIds', '2b1c0a52-1234-4000-8000-123456789012'],
    ['title', '7Б'],
  ])('shows what is neither: %s', (column, raw) => {
    expect(presentableValue(column, raw)).toBe(raw);
  });

  it('is at most 40 characters long and free of control and direction characters', () => {
    expect(presentableValue('title', 'я'.repeat(1_000_000))).toBe(`${'я'.repeat(39)}…`);
    expect(presentableValue('title', '7\u001B[31m\u202E\u0000Б')).toBe('7[31mБ');
    expect(presentableValue('title', '😀'.repeat(41))).toBe(`${'😀'.repeat(39)}…`);
  });
});
