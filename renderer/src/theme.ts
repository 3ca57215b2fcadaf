// Mantine's theme, in the reader's language where a component has words of its own, and the colours behind it.
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'
import type { Translate } from '../../shared/text'

const accent: MantineColorsTuple = [
  '#eef2fd',
  '#dbe4fb',
  '#b4c7f7',
  '#7f9ff9',
  '#5f83f0',
  '#4169e4',
  '#2f5bd8',
  '#2549b4',
  '#1e3c94',
  '#172f74',
]

/** From text to ground of the dark theme; Mantine takes its greys from here. */
const dark: MantineColorsTuple = [
  '#eceef4',
  '#c6cad6',
  '#a0a6b8',
  '#8d93a6',
  '#3a4050',
  '#2b303c',
  '#1d2129',
  '#14181f',
  '#10131a',
  '#0b0d12',
]

const red: MantineColorsTuple = [
  '#fdf0ed',
  '#f9dcd5',
  '#f3b9ad',
  '#f08a75',
  '#de6a53',
  '#c64c37',
  '#b8422d',
  '#9c3625',
  '#7f2b1d',
  '#642117',
]

/** The theme in one language: buttons without text still have a name for a screen reader. */
export function createAppTheme(t: Translate): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': t('common.close') }
  return createTheme({
    primaryColor: 'accent',
    colors: { accent, dark, red },
    primaryShade: { light: 6, dark: 5 },
    autoContrast: true,
    black: '#1b2030',
    fontFamily: 'Roboto, system-ui, sans-serif',
    headings: { fontFamily: 'Roboto, system-ui, sans-serif', fontWeight: '700' },
    defaultRadius: 8,
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: {
      Modal: {
        defaultProps: {
          closeButtonProps,
          centered: true,
          padding: 'lg',
          // A dialog's head is no second banner of the page.
          attributes: { header: { role: 'presentation' } },
        },
      },
      Drawer: { defaultProps: { closeButtonProps } },
      Notification: { defaultProps: { closeButtonProps } },
      Alert: { defaultProps: { closeButtonLabel: t('common.close') } },
      // The placeholder is an element that may not stand in a menu; the first item takes the keyboard instead.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true }, multiline: true } },
      Table: { defaultProps: { verticalSpacing: 9, horizontalSpacing: 10 } },
    },
  })
}

/** Mantine's own greys are too pale for text (WCAG AA asks for 4.5 : 1); these are not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f8fa',
    '--mantine-color-text': '#1b2030',
    '--mantine-color-dimmed': '#5b6379',
    '--mantine-color-placeholder': '#666e83',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-border': '#dfe3e9',
    '--mantine-color-error': '#ab3925',
    '--mantine-color-anchor': '#2f5bd8',
  },
  dark: {
    '--mantine-color-body': '#14181f',
    '--mantine-color-text': '#eceef4',
    '--mantine-color-dimmed': '#a0a6b8',
    '--mantine-color-placeholder': '#8d93a6',
    '--mantine-color-default': '#1d2129',
    '--mantine-color-default-border': '#343a48',
    '--mantine-color-error': '#f39683',
    '--mantine-color-disabled': '#2b303c',
    '--mantine-color-disabled-color': '#8d93a6',
    '--mantine-color-anchor': '#7f9ff9',
  },
})

/** The choice between light and dark is kept by the engine with the other preferences, not by the browser. */
export const inMemoryScheme: MantineColorSchemeManager = {
  get: (scheme) => scheme,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}
