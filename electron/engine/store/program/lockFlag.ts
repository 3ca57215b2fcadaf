// What a flag beside a program says of its owner, and whether that owner still lives. Errors lean to one side: an owner
// that may live is taken as living, because two writers in one file cost data, and a wrong refusal costs a question.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, readlink } from 'node:fs/promises'
import { hostname, networkInterfaces, uptime } from 'node:os'
import { threadId } from 'node:worker_threads'
import { z } from 'zod'
import { mayLive } from './processes'

/** The contents of a flag. Fields that a system cannot tell are empty. */
const Flag = z.object({
  pid: z.number().int().positive(),
  /** When the process began, in the system's own count (Linux), so that a reused process number is noticed. */
  started: z.string(),
  host: z.string(),
  /** Windows and a Linux inside it share the computer's name, not their process numbers. */
  platform: z.string(),
  /** Hashes by which two computers of the same name are told apart. */
  machine: z.array(z.string()),
  /** Linux: the kernel's name of this start of the computer. Elsewhere its moment, in milliseconds since 1970. */
  boot: z.string(),
  /** Linux: the world in which process numbers count; a container has one of its own. */
  space: z.string(),
  thread: z.number().int(),
  who: z.string(),
  at: z.string(),
})
export type Flag = z.infer<typeof Flag>

/**
 * dead: its owner is gone. here: alive in this computer. elsewhere: cannot be checked from here (another computer, a
 * container), so it is taken as alive unless the user says otherwise.
 */
export type Verdict = 'dead' | 'here' | 'elsewhere'

/**
 * Where a start of the computer is known by its moment alone, moments this near are the same start: the moment is
 * computed from the clock, and clocks are corrected while processes run.
 */
const SAME_BOOT_MS = 30 * 60_000

/** The nonces of the flags that this thread has put up and not yet taken down. */
export const ownFlags = new Set<string>()

/** What our own flag says. */
export async function ownFlag(who: string, at: Date): Promise<Flag> {
  return { ...(await ownPlace()), thread: threadId, who, at: at.toISOString() }
}

type Place = Omit<Flag, 'thread' | 'who' | 'at'>

let place: Promise<Place> | undefined
/** All but `machine` stays the same as long as the process lives. */
async function ownPlace(): Promise<Place> {
  place ??= findPlace()
  return { ...(await place), machine: await machineMarks() }
}

async function findPlace(): Promise<Place> {
  const kernelBoot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1').catch(() => '')
  return {
    pid: process.pid,
    started: processOf(process.pid)?.started ?? '',
    host: hostname(),
    platform: process.platform,
    machine: [],
    boot: kernelBoot.trim() || String(Math.round(Date.now() - uptime() * 1000)),
    space: await readlink('/proc/self/ns/pid').catch(() => ''),
  }
}

/** Linux's own mark of an installation; elsewhere the network cards that are switched on. Hashed: they are nobody's business. */
async function machineMarks(): Promise<string[]> {
  const installed = (await readFile('/etc/machine-id', 'latin1').catch(() => '')).trim()
  const marks = installed
    ? [installed]
    : Object.values(networkInterfaces())
        .flatMap((cards) => cards ?? [])
        .filter((card) => !card.internal && card.mac !== '00:00:00:00:00:00')
        .map((card) => card.mac)
  return [...new Set(marks.map((mark) => createHash('sha256').update(`nps ${mark}`).digest('hex').slice(0, 16)))]
}

/** Null: this is not what a flag says. */
export function parseFlag(text: string): Flag | null {
  try {
    return Flag.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * Whether a flag's owner lives. A process hosts one engine at a time, in one thread; an engine's thread may crash and
 * be started again in the same process. So a flag of our own process number is alive only when this very thread put it
 * up and has not taken it down; it cannot belong to another process, because we have that number now.
 */
export async function verdictOn(flag: Flag, nonce: string): Promise<Verdict> {
  const own = await ownPlace()
  if (!onThisComputer(flag, own)) return 'elsewhere'
  if (!sameBoot(flag.boot, own.boot)) return 'dead'
  if (flag.space !== own.space) return 'elsewhere'
  if (flag.pid === own.pid) return flag.thread === threadId && ownFlags.has(nonce) ? 'here' : 'dead'
  return processLives(flag) ? 'here' : 'dead'
}

function onThisComputer(flag: Flag, own: Place): boolean {
  // One start of one computer: its name may have changed since, as macOS and DHCP do.
  if (flag.boot === own.boot && own.platform === 'linux') return true
  if (flag.host !== own.host || flag.platform !== own.platform) return false
  const told = flag.machine.length > 0 && own.machine.length > 0
  return !told || flag.machine.some((mark) => own.machine.includes(mark))
}

function sameBoot(one: string, other: string): boolean {
  if (one === other) return true
  const apart = Math.abs(Number(one) - Number(other))
  return Number.isFinite(apart) && apart < SAME_BOOT_MS
}

function processLives(flag: Flag): boolean {
  if (!mayLive(flag.pid)) return false
  const found = processOf(flag.pid)
  if (!found) return true
  return !found.ended && (flag.started === '' || found.started === flag.started)
}

/** What Linux tells of a process; null elsewhere, or when it does not tell us. */
function processOf(pid: number): { started: string; ended: boolean } | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field is the program's name in brackets and may hold anything; count from its end.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const started = fields[19]
    return started ? { started, ended: fields[0] === 'Z' || fields[0] === 'X' } : null
  } catch {
    return null
  }
}
