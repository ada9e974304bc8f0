import { describe, expect, it } from 'vitest';
import { resolveTheme } from './theme.ts';

describe('resolveTheme', () => {
  it('keeps what was chosen', () => {
    expect(resolveTheme('light', { isDark: true, wantsContrast: true })).toBe('light');
    expect(resolveTheme('contrast', { isDark: false, wantsContrast: false })).toBe('contrast');
  });

  it('follows the system, contrast before darkness', () => {
    expect(resolveTheme('system', { isDark: false, wantsContrast: false })).toBe('light');
    expect(resolveTheme('system', { isDark: true, wantsContrast: false })).toBe('dark');
    expect(resolveTheme('system', { isDark: true, wantsContrast: true })).toBe('contrast');
  });
});
