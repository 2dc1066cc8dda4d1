import { describe, expect, it } from 'vitest';

import { DARK, LIGHT, type Tokens } from './theme';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['ground', 'surface', 'raised', 'marked'] as const;
const MESSAGES = [
  ['red', 'redGround'],
  ['amber', 'amberGround'],
  ['blue', 'blueGround'],
] as const;

describe.each<[string, Tokens]>([
  ['light', LIGHT],
  ['dark', DARK],
])('in the %s theme', (_, tokens) => {
  it.each(GROUNDS)('text can be read on %s (WCAG AA)', (ground) => {
    expect(contrast(tokens.text, tokens[ground])).toBeGreaterThan(7);
    expect(contrast(tokens.dim, tokens[ground])).toBeGreaterThan(4.5);
  });

  it.each(MESSAGES)('%s can be read on its own ground and in rows', (colour, ground) => {
    expect(contrast(tokens[colour], tokens[ground])).toBeGreaterThan(4.5);
    for (const row of GROUNDS) expect(contrast(tokens[colour], tokens[row])).toBeGreaterThan(4.5);
  });

  it('the borders of controls and the ring of the focus are seen', () => {
    expect(contrast(tokens.edge, tokens.surface)).toBeGreaterThan(3);
    expect(contrast(tokens.focus, tokens.surface)).toBeGreaterThan(3);
    expect(contrast(tokens.focus, tokens.ground)).toBeGreaterThan(3);
  });

  it('the parts of a bar are told from its ground', () => {
    for (const part of [tokens.redSolid, tokens.amberSolid]) expect(contrast(part, tokens.surface)).toBeGreaterThan(2.5);
  });
});
