// The colours of the charts: the window's light and dark, and the report's, which is always dark on white.
// The three category colours are told apart by colour-blind readers, and no chart relies on them alone.
import type { ChartTheme } from './kinds'

export const lightTheme: ChartTheme = {
  font: 'system-ui, sans-serif',
  background: '#ffffff',
  text: '#1b2330',
  muted: '#5d6675',
  line: '#e3e7ed',
  zero: '#8b94a3',
  accent: '#2f5bd8',
  band: '#e7edfc',
  promoter: '#2a7f8f',
  passive: '#b5a33c',
  detractor: '#c4503a',
  onPromoter: '#ffffff',
  onPassive: '#1b2330',
  onDetractor: '#ffffff',
  good: '#187a4d',
  warn: '#9a5a00',
  bad: '#b3402b',
}

export const darkTheme: ChartTheme = {
  font: 'system-ui, sans-serif',
  background: '#1c2029',
  text: '#eef1f6',
  muted: '#a3acba',
  line: '#2f3541',
  zero: '#76808f',
  accent: '#7c9cff',
  band: '#22304f',
  promoter: '#5bb6c9',
  passive: '#d9c766',
  detractor: '#f08a75',
  onPromoter: '#12161d',
  onPassive: '#12161d',
  onDetractor: '#12161d',
  good: '#5fd0a0',
  warn: '#f0b060',
  bad: '#f08a75',
}

/** For exported pictures. The font is the one that the engine brings along. */
export const reportTheme: ChartTheme = { ...lightTheme, font: 'Roboto' }
