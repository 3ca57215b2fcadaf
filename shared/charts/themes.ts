// The colours of the charts: the window's light and dark (as in the renderer's theme.css, which a canvas cannot read),
// and the report's, which is always dark on white.
// The three category colours are told apart by colour-blind readers, and no chart relies on them alone.
import type { ChartTheme } from './kinds'

export const lightTheme: ChartTheme = {
  font: 'Roboto, system-ui, sans-serif',
  background: '#ffffff',
  text: '#1b2030',
  muted: '#5b6379',
  line: '#e3e6ec',
  zero: '#8b94a3',
  accent: '#2f5bd8',
  band: '#dfe7fb',
  promoter: '#2a7f8f',
  passive: '#b5a33c',
  detractor: '#c4503a',
  onPromoter: '#ffffff',
  onPassive: '#1b2030',
  onDetractor: '#ffffff',
  good: '#17764a',
  warn: '#8f5400',
  bad: '#ab3925',
}

export const darkTheme: ChartTheme = {
  font: 'Roboto, system-ui, sans-serif',
  background: '#1d2129',
  text: '#eceef4',
  muted: '#a0a6b8',
  line: '#2f3542',
  zero: '#76808f',
  accent: '#7f9ff9',
  band: '#24345c',
  promoter: '#5bb6c9',
  passive: '#d9c766',
  detractor: '#f08a75',
  onPromoter: '#14181f',
  onPassive: '#14181f',
  onDetractor: '#14181f',
  good: '#5fd19b',
  warn: '#f0b057',
  bad: '#f39683',
}

/** For exported pictures. The font is the one that the engine brings along. */
export const reportTheme: ChartTheme = { ...lightTheme, font: 'Roboto' }
