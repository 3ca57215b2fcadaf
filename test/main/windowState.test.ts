// A window comes back where it was, unless no display is there any more.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { windowOptions } from '../../electron/main/window'
import { placeWindow, readWindowState, writeWindowState } from '../../electron/main/windowState'

const desk = { x: 0, y: 0, width: 1920, height: 1080 }
const beamer = { x: 1920, y: -200, width: 1280, height: 720 }
const state = { x: 100, y: 80, width: 1400, height: 900, maximized: false }

describe('placeWindow', () => {
  it('restores a place on a display that is there', () => {
    expect(placeWindow(state, [desk])).toEqual({
      bounds: { x: 100, y: 80, width: 1400, height: 900 },
      maximized: false,
    })
    const right = { ...state, x: 2000, y: -150, width: 1000, height: 650 }
    expect(placeWindow(right, [desk, beamer]).bounds).toEqual({ x: 2000, y: -150, width: 1000, height: 650 })
  })

  it.each([
    ['on a display that was unplugged', { ...state, x: 2000, y: -150 }],
    ['left of everything', { ...state, x: -1390 }],
    ['below everything', { ...state, y: 1070 }],
    ['with its title bar above the display', { ...state, y: -10 }],
  ])('lets the system choose when the window was %s', (_where, saved) => {
    const { bounds } = placeWindow(saved, [desk])
    expect(bounds).toEqual({ width: 1400, height: 900 })
  })

  it('keeps the size within the largest display and above the smallest usable one', () => {
    expect(placeWindow({ ...state, width: 9000, height: 9000 }, [desk]).bounds).toMatchObject({
      width: 1920,
      height: 1080,
    })
    expect(placeWindow({ ...state, width: 10, height: 10 }, [desk]).bounds).toMatchObject({ width: 960, height: 640 })
  })

  it('opens at the usual size the first time, maximised when it was', () => {
    expect(placeWindow(null, [desk])).toEqual({ bounds: { width: 1280, height: 820 }, maximized: false })
    expect(placeWindow({ ...state, maximized: true }, [desk]).maximized).toBe(true)
  })
})

describe('the saved state', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nps-window-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is read as it was written', () => {
    const path = join(folder, 'new', 'window.json')
    writeWindowState(path, state)
    expect(readWindowState(path)).toEqual(state)
  })

  it('is no state when it is missing or does not read', () => {
    const path = join(folder, 'window.json')
    expect(readWindowState(path)).toBeNull()
    for (const text of ['', '{', '{"x":"a"}', '[]', '{"x":0,"y":0,"width":-1,"height":1,"maximized":false}']) {
      writeFileSync(path, text)
      expect(readWindowState(path)).toBeNull()
    }
  })

  it('does not stop the closing of a window when it cannot be written', () => {
    writeFileSync(join(folder, 'file'), 'kept')
    writeWindowState(join(folder, 'file', 'window.json'), state)
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept')
  })
})

describe('windowOptions', () => {
  const setting = {
    preload: '/p.cjs',
    icon: '/i.png',
    development: false,
    dark: true,
    workAreas: [desk],
    statePath: '/none.json',
  }

  it('makes a sandboxed page without Node, dialogs, webviews or developer tools', () => {
    expect(windowOptions(setting).webPreferences).toEqual({
      preload: '/p.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
    })
  })

  it('has developer tools in development', () => {
    expect(windowOptions({ ...setting, development: true }).webPreferences?.devTools).toBe(true)
  })
})
