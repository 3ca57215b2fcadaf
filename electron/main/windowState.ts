// Where the window was, remembered between two starts, and put back onto a display that is still there.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const WindowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

export const SMALLEST = { width: 960, height: 640 }
const USUAL = { width: 1280, height: 820 }
/** So much of the title bar must be within a display that it can be grasped with the mouse. */
const GRASP = { width: 120, height: 40 }

export interface Placement {
  /** Without x and y the system puts the window where it likes. */
  bounds: { x?: number; y?: number; width: number; height: number }
  maximized: boolean
}

/** The saved state; null when there is none, or none that reads. It is only a convenience and never an error. */
export function readWindowState(path: string): WindowState | null {
  try {
    return WindowState.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Saves the state; a folder that cannot be written costs only the place of the window. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  } catch {
    // The next start opens at the usual place.
  }
}

function overlap(from: number, size: number, areaFrom: number, areaSize: number): number {
  return Math.min(from + size, areaFrom + areaSize) - Math.max(from, areaFrom)
}

/**
 * Where to open: the saved place when its title bar can still be reached, else the usual size where the system likes.
 * `workAreas` are the displays of today, in the same coordinates.
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly Rectangle[]): Placement {
  const widest = Math.max(...workAreas.map((area) => area.width), SMALLEST.width)
  const tallest = Math.max(...workAreas.map((area) => area.height), SMALLEST.height)
  const fitted = ({ width, height }: { width: number; height: number }) => ({
    width: Math.min(Math.max(width, SMALLEST.width), widest),
    height: Math.min(Math.max(height, SMALLEST.height), tallest),
  })
  if (!saved) return { bounds: fitted(USUAL), maximized: false }
  const reachable = workAreas.some(
    (area) =>
      overlap(saved.x, saved.width, area.x, area.width) >= GRASP.width &&
      saved.y >= area.y &&
      saved.y + GRASP.height <= area.y + area.height,
  )
  const size = fitted(saved)
  return { bounds: reachable ? { x: saved.x, y: saved.y, ...size } : size, maximized: saved.maximized }
}
