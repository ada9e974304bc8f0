import { describe, expect, test } from 'vitest';
import { isMailAddress, parseMailAddress } from './mail-address.ts';

const LONG_LABEL = 'a'.repeat(63);

describe('an address', () => {
  test.each([
    ['anna@school.example', 'anna@school.example'],
    ['  anna@school.example ', 'anna@school.example'],
    ['Anna.Ivanova+2A@School.Example', 'Anna.Ivanova+2A@school.example'],
    ["o'neil_1@a-b.c.example", "o'neil_1@a-b.c.example"],
    ['anna@школа.рф', 'anna@xn--80atdl2c.xn--p1ai'],
    [`${'a'.repeat(64)}@b.example`, `${'a'.repeat(64)}@b.example`],
    [`a@${LONG_LABEL}.example`, `a@${LONG_LABEL}.example`],
  ])('%j is read as %j', (text, address) => {
    expect(parseMailAddress(text)).toBe(address);
    expect(isMailAddress(address)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['no place', 'anna'],
    ['no name', '@school.example'],
    ['an empty place', 'anna@'],
    ['a place without a dot', 'anna@localhost'],
    ['an IP address', 'anna@127.0.0.1'],
    ['an IP address in brackets', 'anna@[127.0.0.1]'],
    ['a comment', 'anna(mother)@school.example'],
    ['a comment in the place', 'anna@school.example(.evil.example)'],
    ['a quoted name', '"anna"@school.example'],
    ['a quoted name with another address', '"anna@evil.example "@school.example'],
    ['a name before it', 'Anna <anna@school.example>'],
    ['brackets', '<anna@school.example>'],
    ['two addresses with a comma', 'anna@school.example,eve@evil.example'],
    ['two addresses with a semicolon', 'anna@school.example; eve@evil.example'],
    ['two addresses with a space', 'anna@school.example eve@evil.example'],
    ['a group', 'all:anna@school.example;'],
    ['a route', '@evil.example:anna@school.example'],
    ['a line break', 'anna@school.example\r\nBcc: eve@evil.example'],
    ['a line break at the end', 'anna@school.example\n'],
    ['a zero', 'anna@school.example\0'],
    ['a space in the name', 'an na@school.example'],
    ['two dots', 'anna..i@school.example'],
    ['a dot at the end of the name', 'anna.@school.example'],
    ['a place that begins with a dot', 'anna@.school.example'],
    ['a place that ends with a dot', 'anna@school.example.'],
    ['a place that begins with a hyphen', 'anna@-school.example'],
    ['percent signs', 'anna@school%2eexample'],
    ['a full stop from elsewhere', 'anna@school\u3002example'],
    ['a name in Cyrillic letters', 'анна@school.example'],
    ['a name of 65 letters', `${'a'.repeat(65)}@school.example`],
    ['a label of 64 letters', `a@${LONG_LABEL}a.example`],
    ['more than 254 letters', `a@${`${LONG_LABEL}.`.repeat(4)}example`],
    ['a great deal', `${'a'.repeat(1_000_000)}@school.example`],
  ])('with %s is refused', (_, text) => {
    expect(() => parseMailAddress(text)).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({ code: 'mailAddressInvalid', details: '' }) as unknown,
      }),
    );
    expect(isMailAddress(text)).toBe(false);
  });
});
