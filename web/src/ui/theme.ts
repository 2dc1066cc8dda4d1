import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

import { readPreferences } from './preferences';

// Everything that decides how the page looks is here: colours, type, radii. Colour is a message (red: somebody must act,
// amber: look soon, blue: informing or in progress), so the frame itself is ink and paper.

export interface Tokens {
  /** Page ground. */
  ground: string;
  /** Tables, panels, fields. */
  surface: string;
  /** Row under the pointer, chips. */
  raised: string;
  /** Row under the cursor, selected chip. */
  marked: string;
  line: string;
  /** Borders of controls: 3:1 against surface and ground. */
  edge: string;
  text: string;
  dim: string;
  red: string;
  redGround: string;
  redSolid: string;
  amber: string;
  amberGround: string;
  amberSolid: string;
  blue: string;
  blueGround: string;
  blueSolid: string;
  /** Cells and bars of what is well. */
  calmSolid: string;
  /** Cells and bars of what we cannot tell. */
  unknownSolid: string;
  focus: string;
  /** On filled controls. */
  onInk: string;
}

export const LIGHT: Tokens = {
  ground: '#f3f4f3',
  surface: '#ffffff',
  raised: '#f0f2f1',
  marked: '#e3e8ea',
  line: '#dde1df',
  edge: '#87908d',
  text: '#1b2123',
  dim: '#525c59',
  red: '#ab1f16',
  redGround: '#fcebe9',
  redSolid: '#c8372d',
  amber: '#7d5100',
  amberGround: '#fcf2da',
  amberSolid: '#c98a10',
  blue: '#1a5698',
  blueGround: '#e8f0fa',
  blueSolid: '#3b7dc4',
  calmSolid: '#a9b2ae',
  unknownSolid: '#d3d8d6',
  focus: '#1a5698',
  onInk: '#ffffff',
};

export const DARK: Tokens = {
  ground: '#14181a',
  surface: '#1b2022',
  raised: '#23292c',
  marked: '#2e363a',
  line: '#2f373a',
  edge: '#6d7875',
  text: '#e4e8e7',
  dim: '#a7b1ae',
  red: '#ff9389',
  redGround: '#3b1e1c',
  redSolid: '#e5564b',
  amber: '#f0bb58',
  amberGround: '#362910',
  amberSolid: '#d29a2e',
  blue: '#8fbcf5',
  blueGround: '#182a3e',
  blueSolid: '#4f8fd8',
  calmSolid: '#5b6663',
  unknownSolid: '#333c3f',
  focus: '#8fbcf5',
  onInk: '#14181a',
};

/** From paper to ink; filled controls are ink on paper in the light and paper on ink in the dark. */
const ink: MantineColorsTuple = [
  '#f3f4f3',
  '#e4e8e7',
  '#d5dbd9',
  '#b3bcb9',
  '#8f9a96',
  '#6d7875',
  '#525c59',
  '#3b4447',
  '#23292c',
  '#14181a',
];

/** What Mantine takes the dark theme from: text, …, dim, …, borders, hover, fields, ground. */
const night: MantineColorsTuple = [
  '#e4e8e7',
  '#c3cbc8',
  '#a7b1ae',
  '#8a9591',
  '#6d7875',
  '#2e363a',
  '#1b2022',
  '#1b2022',
  '#14181a',
  '#0f1213',
];

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "Noto Sans CJK TC", sans-serif';
const MONO =
  'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK TC", monospace';

export const theme = createTheme({
  colors: { ink, dark: night },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  // What stands on ink is decided by the scheme, which Mantine's own contrast does not know.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colours, color: 'var(--on-ink)' } : colours;
  },
  fontFamily: FONT,
  fontFamilyMonospace: MONO,
  headings: { fontFamily: FONT, fontWeight: '600' },
  defaultRadius: 4,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'ink' } },
    Menu: { defaultProps: { shadow: 'md', withinPortal: true } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } },
  },
});

function variables(tokens: Tokens): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [`--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, value as string]),
  );
  return {
    ...own,
    '--mantine-color-body': tokens.surface,
    '--mantine-color-text': tokens.text,
    '--mantine-color-dimmed': tokens.dim,
    '--mantine-color-placeholder': tokens.dim,
    '--mantine-color-default': tokens.surface,
    '--mantine-color-default-hover': tokens.raised,
    '--mantine-color-default-color': tokens.text,
    '--mantine-color-default-border': tokens.edge,
    '--mantine-color-error': tokens.red,
    '--mantine-color-anchor': tokens.text,
    '--mantine-color-disabled': tokens.raised,
    '--mantine-color-disabled-color': tokens.dim,
    '--mantine-color-disabled-border': tokens.line,
  };
}

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(LIGHT),
  dark: variables(DARK),
});

const toScheme = { system: 'auto', light: 'light', dark: 'dark' } as const;

/** The choice of theme lives with the other preferences. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: () => toScheme[readPreferences().theme],
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
