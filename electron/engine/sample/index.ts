// The sample program: an invented French software company with two campaigns, twelve waves, nearly four thousand
// responses, plans and actions. Its figures are always the same; its dates follow from the day on which it is made.
import { addCampaign, addWave } from '../store/campaigns'
import type { WriteDb } from '../store/database'
import { addingInBulk } from '../store/trail/inBulk'
import { Past } from '../store/trail/past'
import { addActions, type Imported } from './actions'
import { makeAnswers } from './answers'
import { addDays, monthlyPeriods, type Period, quarterlyPeriods, type Rhythm } from './calendar'
import { type Commenter, createCommenters } from './comments'
import {
  EARLIER_SUPPORT,
  RELATIONAL,
  RELATIONAL_AIM,
  REMINDED_AFTER,
  SECTORS,
  SHORT_HANDED,
  SUPPORT,
  type Turnouts,
} from './design'
import { markAllSent, markReminded, storeFieldPlan, storeSample } from './field'
import { storeBatch } from './imports'
import { OWNERS } from './names'
import { type Contact, makeAccounts, makeContacts } from './people'
import { createRandom, type Random } from './random'
import { type Segments, storeCustomers, storeDimensions, storePlan, storeResponses } from './rows'

export const SAMPLE_NAME = 'Valmérine Logiciels'
/** Safe on Windows, macOS and Linux, and in an archive made on one and opened on another. */
export const SAMPLE_FILE = 'Exemple - Valmerine Logiciels.npsw'

const SEED = 2_003
/** The earlier months have chance of their own, so that nothing of the rest depends on them. */
const SEED_OF_EARLIER = 1_789
/** Who set the program up and imports its answers. */
const KEEPER = OWNERS[0] ?? null
/** Answers per closed support request, to say how many were asked. */
const SUPPORT_RATE = 0.38

interface Made {
  wave: number
  /** The day on which it was set up. */
  planned: string
  answers: Imported[]
}

/** What a wave of the sample is made from. */
interface Script {
  campaign: number
  period: Period
  turnouts: Turnouts
  rhythm: Rhythm
  invited: number
  /** The files its answers came in, each with the last day it covers; the last one is null: the rest. */
  files: readonly { file: string; sheet: string | null; until: string | null; importedOn: string }[]
}

/**
 * Fills an empty program, with the history that such a program would have; the filling itself cannot be taken back. The
 * same `today` (YYYY-MM-DD) gives the same program.
 */
export function fillSample(db: WriteDb, today: string): void {
  const past = new Past(db)
  const random = createRandom(SEED)
  const accounts = makeAccounts(today, random)
  const contacts = makeContacts(accounts, random)
  const quarters = quarterlyPeriods(today, RELATIONAL.length)
  const months = monthlyPeriods(today, EARLIER_SUPPORT.length + SUPPORT.length)
  const segments = storeDimensions(db)
  storeCustomers(db, accounts, contacts, quarters, segments)

  const commenterFor = createCommenters(random)
  const begun = `${addDays(months[0]?.opensOn ?? today, -30)}T09:00:00.000Z`
  const begin = (fields: Parameters<typeof addCampaign>[1]) =>
    past.step({ call: 'campaign.create', at: begun, who: KEEPER }, () => addCampaign(db, fields, begun))
  const relational = begin({ name: 'Relation clients', kind: 'relational', touchpoint: null, ...RELATIONAL_AIM })
  const support = begin({ name: 'Support', kind: 'transactional', touchpoint: 'support' })
  const invitable = contacts.filter(({ optedOut }) => !optedOut).length
  const make = (script: Script, commenter: Commenter) =>
    makeWave(db, past, script, { contacts, segments, commenter, random })

  const relationalWaves = RELATIONAL.map((turnouts, i) => {
    const period = periodAt(quarters, i)
    const files = relationalFiles(period)
    return make(
      { campaign: relational, period, turnouts, rhythm: 'invited-at-once', invited: invitable, files },
      commenterFor('relational'),
    )
  })
  const supportWaves = SUPPORT.map((turnouts, i) => {
    const period = periodAt(months, EARLIER_SUPPORT.length + i)
    return make(supportScript(support, period, turnouts), commenterFor('support'))
  })

  const [field, closed] = relationalWaves.toReversed()
  const [lastSupport] = supportWaves.toReversed()
  if (!field || !closed || !lastSupport) throw new Error('the design has waves of both campaigns')
  for (const made of relationalWaves.slice(1)) {
    past.step({ call: 'plan.set', at: `${made.planned}T10:20:00.000Z`, who: KEEPER }, () => {
      if (made === field) storeFieldPlan(db, made.wave, contacts, segments)
      else storePlan(db, made.wave, segments)
    })
  }
  inviteToField(db, past, field, periodAt(quarters, quarters.length - 1), today)
  const sources = { field: field.answers, closed: closed.answers, support: lastSupport.answers }
  addActions(db, past, sources, today, random)

  const ofEarlier = createRandom(SEED_OF_EARLIER)
  const earlierCommenterFor = createCommenters(ofEarlier)
  EARLIER_SUPPORT.forEach((turnouts, i) => {
    const commenter = earlierCommenterFor(turnouts === SHORT_HANDED ? 'support-late' : 'support')
    const script = supportScript(support, periodAt(months, i), turnouts)
    makeWave(db, past, script, { contacts, segments, commenter, random: ofEarlier })
  })
  past.tell()
}

/** A month of support requests, imported once after its end. */
function supportScript(campaign: number, period: Period, turnouts: Turnouts): Script {
  const invited = Math.round(SECTORS.reduce((sum, sector) => sum + turnouts[sector][0], 0) / SUPPORT_RATE)
  const importedOn = addDays(period.closesOn, 3)
  const files = [{ file: `support-${period.label}.xlsx`, sheet: 'Réponses', until: null, importedOn }]
  return { campaign, period, turnouts, rhythm: 'after-each-request', invited, files }
}

/** The sample of the wave in the field: drawn a week before it opened, sent on its first day, the silent reminded. */
function inviteToField(db: WriteDb, past: Past, { wave, answers }: Made, { opensOn }: Period, today: string): void {
  const step = (call: string, day: string, work: (at: string) => void) => {
    const at = `${day}T06:30:00.000Z`
    past.step({ call, at, who: KEEPER }, () => work(at))
  }
  step('sample.draw', addDays(opensOn, -7), (at) =>
    storeSample(db, wave, { at, by: KEEPER }, createRandom(SEED - wave)),
  )
  step('sample.send', opensOn, () => markAllSent(db, wave, opensOn))
  const remindedOn = addDays(opensOn, REMINDED_AFTER)
  if (remindedOn >= today) return
  const early = answers.filter(({ answer }) => answer.answeredAt.slice(0, 10) < remindedOn)
  step('sample.remind', remindedOn, () =>
    markReminded(db, wave, remindedOn, new Set(early.map(({ answer }) => answer.contact.id))),
  )
}

function periodAt(periods: readonly Period[], i: number): Period {
  const period = periods[i]
  if (!period) throw new Error('each wave of the design has its period')
  return period
}

/** A closed wave was imported once, after its end; the one in the field twice so far. */
function relationalFiles({ label, closesOn, knownUntil, opensOn }: Period): Script['files'] {
  const file = `relationnelle-${label}.csv`
  if (knownUntil === closesOn) return [{ file, sheet: null, until: null, importedOn: addDays(closesOn, 3) }]
  return [
    { file: `relationnelle-${label}-a.csv`, sheet: null, until: addDays(opensOn, 2), importedOn: addDays(opensOn, 3) },
    { file: `relationnelle-${label}-b.csv`, sheet: null, until: null, importedOn: addDays(knownUntil, 1) },
  ]
}

interface World {
  contacts: readonly Contact[]
  segments: Segments
  commenter: Commenter
  random: Random
}

function makeWave(db: WriteDb, past: Past, script: Script, { contacts, segments, commenter, random }: World): Made {
  const { campaign, period, invited, files } = script
  const { name, opensOn, closesOn } = period
  const planned = addDays(opensOn, -12)
  const fields = { name, opens_on: opensOn, closes_on: closesOn, invited }
  const begun = `${planned}T10:00:00.000Z`
  const wave = past.step({ call: 'wave.create', at: begun, who: KEEPER }, () => addWave(db, campaign, fields, begun))
  const answers = makeAnswers(script, contacts, commenter, random)
  const answered = new Set(answers.map(({ contact }) => contact.id))
  const silent = contacts.filter(({ id, optedOut }) => !optedOut && !answered.has(id))
  const made: Made = { wave, planned, answers: [] }
  // How the answers fall into files depends on the day; chance of their own keeps that from changing what comes after.
  const ofFiles = createRandom(SEED + wave)
  let from = 0
  for (const { file, sheet, until, importedOn } of files) {
    const after = until === null ? -1 : answers.findIndex(({ answeredAt }) => answeredAt.slice(0, 10) > until)
    const part = answers.slice(from, after < 0 ? undefined : after)
    from += part.length
    const at = `${importedOn}T07:40:00.000Z`
    const stored = past.step({ call: 'import.run', at, who: KEEPER }, () => {
      const noteAdded = addingInBulk(db)
      const rows = storeBatch(db, { wave, file, sheet, at, answers: part, silent }, ofFiles)
      const responses = storeResponses(db, wave, rows, segments)
      noteAdded()
      return responses
    })
    made.answers.push(...stored.map((response) => ({ ...response, importedOn })))
  }
  return made
}
