// The program that is open, for all calls that are about it.
import type { ProgramInfo } from '../../../shared/contract/program'
import { refuse } from '../../../shared/failure'
import type { FreeContext } from '../context'
import type { Program } from '../store/program/program'
import { infoOf } from '../store/programs'

/** Refuses with `no-program`. */
export function openProgram({ desk }: Pick<FreeContext, 'desk'>): Program {
  if (!desk.program) throw refuse('no-program', {})
  return desk.program
}

/** What was last known of each open program: the header still has to name it while its file is out of reach. */
const lastKnown = new WeakMap<Program, ProgramInfo>()

/** What is known of a program now, for the header and the settings screen; figures of before while it is out of reach. */
export async function infoNow(program: Program, context: FreeContext): Promise<ProgramInfo> {
  try {
    const known = await readInfo(program, context)
    lastKnown.set(program, known)
    return known
  } catch (error) {
    const known = lastKnown.get(program)
    if (!known || program.state !== 'unreachable') throw error
    return { ...known, state: program.state }
  }
}

async function readInfo(program: Program, context: FreeContext): Promise<ProgramInfo> {
  const { file, folder, uid, syncedBy } = program
  const backedUpAt = await context.backups.latest(uid)
  return program.read((db) => {
    const facts = {
      file,
      folder,
      state: program.state,
      savedAt: program.savedAt?.toISOString() ?? null,
      openedAt: program.openedAt.toISOString(),
      backedUpAt,
      syncedBy,
    }
    return infoOf(db, facts, context.today())
  })
}

/** Puts a program in the place of the one that was open, and remembers it as opened lately. */
export async function opened(program: Program, context: FreeContext): Promise<ProgramInfo> {
  await context.desk.put(program)
  await context.preferences.addRecent(program.path, context.clock().toISOString())
  return infoNow(program, context)
}
