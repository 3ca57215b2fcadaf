// A wave's headline where its definition weighs answers or reads them by account, and what may be said of it: its change
// since an earlier wave, and its target. All on what the answers are worth.
import type { TargetVerdict } from '../../../shared/contract/compare'
import type { Definition } from '../../../shared/contract/definition'
import type { DefinedScore } from '../../../shared/contract/wave'
import { type WorthScore, worthTarget } from '../compare/target'
import { isPlain, listFactor } from '../definition/headline'
import { NO_MOVES } from '../stats/matched'
import { worthBands } from '../stats/weighted'
import { statusOf, type WaveRow } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { headlineNow, isFinal, type Made } from './defined'
import { changeBetween } from './figures'

interface Setting {
  made: (wave: number) => Made
  confidence: number
  today: string
}

/** What of a definition decides the headline. */
type How = Pick<Definition, 'reading' | 'weighting' | 'population'>

/** A headline with how it is made. */
interface Figure extends Omit<WorthScore, 'factor'> {
  how: How
}

/** null: every answer counts once, the wave is still open (limits are for one look), or there is no score. */
function figureOf(db: ReadDb, wave: WaveRow, { made, confidence, today }: Setting): Figure | null {
  const { definition, frozen } = made(wave.id)
  const how = frozen?.sheet ?? definition
  if (isPlain(how)) return null
  if (!frozen && statusOf(wave, today) !== 'closed') return null
  const found = frozen ? frozen.sheet : headlineNow(db, wave.id, definition, { confidence, closed: true })
  if (found === null) return null
  const { score, effective, shares } = found
  if (score.nps === null || score.interval === null || effective === null || shares === null) return null
  const { lower, upper } = score.interval
  return { how, nps: score.nps, lower, upper, answers: score.n, effective, shares }
}

/** Whether two figures are made alike: by the same reading, and weighed by the same dimensions and trim or not at all. */
function isAlike(one: How, other: How): boolean {
  const made = ({ reading, weighting }: How) =>
    JSON.stringify([reading, weighting?.trim, weighting?.margins.map(({ dimension }) => dimension).sort()])
  return made(one) === made(other)
}

/** Whether they are weighed to other shares of people: the customers have changed, or somebody counted them anew. */
function isMoved(one: How, other: How): boolean {
  const sharesIn = ({ weighting }: How) =>
    new Map(
      weighting?.margins.flatMap(({ shares }) => {
        const people = shares.reduce((sum, share) => sum + share.people, 0)
        return shares.map((share): [number, number] => [share.segment, share.people / people])
      }),
    )
  const [then, now] = [sharesIn(one), sharesIn(other)]
  return [...new Set([...then.keys(), ...now.keys()])].some(
    (segment) => Math.abs((then.get(segment) ?? 0) - (now.get(segment) ?? 0)) > NO_MOVE,
  )
}

/** Shares nearer to each other than this would not be seen in a score. */
const NO_MOVE = 0.0005

/**
 * The later wave's headline with its change since the earlier one, which is judged as of different people: weights and
 * accounts do not say how the two errors hang together, and so the margin is the wider one. null as in `figureOf`.
 */
export function definedScore(
  db: ReadDb,
  { earlier, later }: { earlier: WaveRow | undefined; later: WaveRow },
  setting: Setting,
): DefinedScore | null {
  const now = figureOf(db, later, setting)
  if (now === null) return null
  const { how, nps, lower, upper, answers, effective } = now
  const { definition, frozen } = earlier ? setting.made(earlier.id) : { definition: how, frozen: null }
  const before = frozen?.sheet ?? definition
  const unlike = !isAlike(how, before)
  const then = earlier && !unlike ? figureOf(db, earlier, setting) : null
  return {
    reading: how.reading,
    weighted: how.weighting !== null,
    nps,
    lower,
    upper,
    answers,
    effective,
    change: changeOf(then, now, { earlier: unlike ? undefined : earlier, later }, setting),
    unlike,
    moved: !unlike && isMoved(how, before),
    before: then?.nps ?? null,
  }
}

const NO_ANSWERS = { promoters: 0, passives: 0, detractors: 0 }

function changeOf(
  then: Figure | null,
  now: Figure,
  { earlier, later }: { earlier: WaveRow | undefined; later: WaveRow },
  { made, confidence, today }: Setting,
) {
  const worth = (figure: Figure | null) => (figure && worthBands(figure.shares, figure.effective)) ?? NO_ANSWERS
  const change = changeBetween({
    earlier,
    later,
    bandsOfWave: (wave) => worth(wave.id === later.id ? now : then),
    moves: () => NO_MOVES,
    confidence,
    isFinal: (wave) => isFinal(wave, made(wave.id), today),
  })
  // The sentence names answers, not what they are worth.
  return { ...change, against: change.against && { ...change.against, n: then?.answers ?? 0 } }
}

/** The headline against the campaign's target; null as in `figureOf`. */
export function definedTarget(db: ReadDb, wave: WaveRow, target: number, setting: Setting): TargetVerdict['defined'] {
  const figure = figureOf(db, wave, setting)
  if (figure === null) return null
  const { how, nps, lower, upper, answers } = figure
  const factor = listFactor(answers, how.population)
  const kind = worthTarget({ ...figure, factor }, target, setting.confidence)
  return { kind, reading: how.reading, weighted: how.weighting !== null, nps, lower, upper }
}
