// Electron's main process: hands Electron to compose.ts. The only file of this room that imports Electron as more than types.
import { resolve } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  utilityProcess,
} from 'electron'
import { compose } from './compose'

compose(
  { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, utilityProcess },
  {
    built: resolve(import.meta.dirname, '..'),
    icon: resolve(import.meta.dirname, '..', '..', 'resources', 'icon.png'),
    platform: process.platform,
    environment: process.env,
    words: process.argv,
    folder: process.cwd(),
  },
)
