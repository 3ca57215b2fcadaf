// Programs with people in every place where a program can hold them.
import { Program } from '../../electron/engine/store/program/program'
import { insert, sql } from '../../electron/engine/store/sql'
import type { ResponseId, WaveId } from '../../shared/model/ids'
import { anEngine, aProgramFile, around, CLOSED, first, LATER, OPEN, type TestEngine } from './builders'
import { type Answer, filesOf, foundIn, importAnswers, type Person, people } from './people'

/** An engine with a program open in it; its waves are closed, closed later, and open. */
export type OpenProgram = TestEngine & { path: string; waves: WaveId[] }

/** A program whose address book holds these people. */
export async function aProgramWith(
  contacts: readonly Person[],
  given: Parameters<typeof anEngine>[0] = {},
): Promise<OpenProgram> {
  const engine = anEngine(given)
  const path = await aProgramFile(engine.folder, [CLOSED, LATER, OPEN])
  const program = await Program.open(path, around(engine.folder))
  await program.write('import.run', (db) => {
    const account = insert(db, sql`INSERT INTO account (name, value_per_year) VALUES ('Firme 0', 1000)`)
    for (const { name, email } of contacts) {
      insert(
        db,
        sql`INSERT INTO contact (account_id, name, email, role) VALUES (${account}, ${name}, ${email}, 'key-user')`,
      )
    }
  })
  await program.close()
  await engine.ask('program.open', { file: engine.token(path) })
  const [campaign] = await engine.ask('campaign.list', {})
  const waves = [CLOSED, LATER, OPEN].map(({ name }) => campaign?.waves.find((wave) => wave.name === name)?.id)
  return { ...engine, path, waves: waves as WaveId[] }
}

/** The response by which somebody is found; `mark` stands in their names and nobody else's. */
export async function responseOf(open: OpenProgram, { mark }: Person): Promise<ResponseId> {
  return first(await open.ask('privacy.find', { search: mark })).response
}

/** Their answer, with a comment that carries their mark. */
export const plain = (person: Person, score: number | string = 9): Answer => ({
  person,
  score,
  comment: `Avis de ${person.mark}`,
})

/** Which of the texts stand in which file of the program. */
export const everywhere = (open: OpenProgram, texts: readonly string[]) =>
  filesOf(open).flatMap((file) => foundIn(file, texts).map((text) => `${text} in ${file.slice(open.folder.length)}`))

/** One person in every place where a program can hold them, among others. */
export async function aStory(given: Parameters<typeof anEngine>[0] = {}) {
  const everybody = people(9, 'some')
  const [erased] = people(1, 'gone') as [Person]
  const open = await aProgramWith([...everybody.slice(0, 3), erased], given)
  const [wave, later] = open.waves as [WaveId, WaveId, WaveId]
  await open.ask('backup.make', {})
  const answers = everybody.map((one, i) => plain(one, i % 11))
  await importAnswers(
    open,
    wave,
    [...answers, plain(erased, 2), plain(erased, 'NA'), plain(first(everybody), 'NA')],
    'a.csv',
  )
  const undone = await importAnswers(open, later, [plain(erased, 9), ...answers], 'undone.csv')
  await open.ask('import.undo', { batch: undone.id })
  await importAnswers(open, later, [plain(erased, 4)], 'b.csv')
  const response = await responseOf(open, erased)
  const words = { owner: 'Clara', dueOn: null, note: `${erased.name} est fâchée` }
  const { id } = await open.ask('action.create', { response, title: `Rappeler ${erased.mark}`, ...words })
  await open.ask('action.update', { action: id, title: `Écrire à ${erased.email}`, owner: erased.name })
  const another = await responseOf(open, first(everybody))
  await open.ask('action.create', { response: another, title: 'Remercier', owner: 'Paul', dueOn: null, note: 'Bien' })
  await open.ask('backup.make', {})
  const texts = [erased.mark, erased.email as string, erased.name, erased.code as string, 'gonéq0z', 'Jean.goneq0z']
  return { open, erased, response, texts, wave, later, everybody }
}

/** The waves as the list of campaigns shows them, with their figures. */
export const scores = async (open: OpenProgram) =>
  (await open.ask('campaign.list', {})).flatMap(({ waves }) => waves.map((wave) => [wave.name, JSON.stringify(wave)]))
