import { describe, expect, it } from 'vitest';
import { HUE_COUNT } from './initials.ts';

// Vitest empties imported style sheets, and this folder knows no Node types: the file is read by hand.
const fileSystem: string = 'node:fs/promises';
const { readFile } = (await import(/* @vite-ignore */ fileSystem)) as {
  readFile: (path: URL, encoding: 'utf8') => Promise<string>;
};
const tokens = await readFile(new URL('../styles/tokens.css', import.meta.url), 'utf8');

/** Luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function block(selector: string): string {
  const start = tokens.indexOf(`${selector} {`);
  return tokens.slice(start, tokens.indexOf('\n}', start));
}

function theme(selector: string): Map<string, string> {
  const colours = block(selector).matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g);
  return new Map([...colours].map(([, name, value]) => [name!, value!]));
}

const THEMES = {
  light: theme(':root'),
  dark: theme(":root[data-theme='dark']"),
  contrast: theme(":root[data-theme='contrast']"),
};

/** Text and the grounds that it stands on. */
const TEXTS: Record<string, string[]> = {
  ink: ['ground', 'paper', 'list', 'own', 'hover', 'accent-ground', 'danger-ground', 'field'],
  'ink-second': ['ground', 'paper', 'list', 'own', 'hover', 'accent-ground', 'field'],
  accent: ['ground', 'paper', 'list', 'own', 'accent-ground'],
  'on-accent': ['accent', 'accent-hover'],
  warning: ['warning-ground', 'own', 'list', 'accent-ground', 'paper'],
  danger: ['paper', 'own', 'list', 'danger-ground', 'accent-ground'],
  'on-danger': ['danger', 'danger-hover'],
  'rail-ink': ['rail', 'rail-current'],
  'rail-second': ['rail', 'rail-current'],
  'rail-warning': ['rail', 'rail-current'],
  'on-bell': ['bell'],
  paper: ['ink'],
};

/** Signs and outlines, which need 3:1. */
const SIGNS: Record<string, string[]> = {
  focus: ['ground', 'paper', 'list'],
  'rail-focus': ['rail', 'rail-current'],
  'field-line': ['paper'],
};

function pairs(of: Record<string, string[]>) {
  return Object.entries(of).flatMap(([front, grounds]) => grounds.map((ground) => [front, ground] as const));
}

describe.each(Object.entries(THEMES))('theme %s', (_, colours) => {
  const colour = (name: string) => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`no colour ${name}`);
    return value;
  };

  it.each(pairs(TEXTS))('%s on %s can be read (4.5:1)', (front, ground) => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(SIGNS))('%s on %s can be seen (3:1)', (front, ground) => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  it('names can be read in every colour, on avatars and in bubbles', () => {
    for (let hue = 0; hue < HUE_COUNT; hue++) {
      expect(contrast(colour(`hue-${hue}-ink`), colour(`hue-${hue}-ground`))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(`hue-${hue}-ink`), colour('paper'))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('every theme says every colour', () => {
  const names = (selector: string) =>
    [...block(selector).matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name);
  expect(names(":root[data-theme='dark']")).toEqual(names(':root'));
  expect(names(":root[data-theme='contrast']")).toEqual(names(':root'));
});
