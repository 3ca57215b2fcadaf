// Columns that say which rows are answers at all: complete or partial, real or a test, and of which kind of survey.
import type { Evidence, Layout } from '../../../../shared/contract/import'
import type { Column } from '../table'
import type { ColumnProfile } from './profile'
import { normalise } from './words'

const STATUS =
  /^(?:status|statut|state|etat|(?:response|survey|completion|respondent|answer) (?:status|state|type)|(?:statut|etat|type) de (?:la )?reponse|statut du (?:repondant|questionnaire)|etat du questionnaire)$/
const FINISHED = /^(?:finished|complete|completed|is complete|complet|termine|acheve|fini)$/
const PROGRESS = /^(?:progress|progression)$/
/** Complete, partial, turned away, preview, test, spam, as survey tools write them. */
const STATE =
  /^(?:complete[ds]?|completes|complet|termine|acheve|fini|finished|submitted|soumis|partials?|partiel(?:le)?s?|partiellement (?:termine|complete)e?|partially completed?|incomplete?|not complete|not finished|unfinished|non termine|inacheve|started|in progress|en cours|abandon(?:ed|ne)?|saved|disqualifi(?:ed|e)|over ?quota|hors quota|quota full|screened out|ip address|adresse ip|imported|importe|offline(?: survey preview)?|survey preview|survey test|preview|apercu(?: de l enquete)?|previsualisation|test(?: de l enquete)?|test data|response|spam|possible spam|pourriel|valid|valide|deleted)$/
const QUALTRICS_CODE = /^(?:0|1|2|4|8|9|12|16|17)$/
const YES_NO = /^(?:0|1|true|false|vrai|faux|yes|no|oui|non|y|n|o)$/
const MOST_STATES = 20

const SURVEY_KIND =
  /^(?:hs )?survey type$|^(?:type|nature|genre) (?:d enquete|de (?:l enquete|sondage|questionnaire))$|^(?:kind|type) of survey$|^feedback type$|^survey kind$/
const KIND =
  /^(?:nps|csat|ces|pmf|custom|knowledge(?: base)?|support|net promoter(?: score)?|loyalty|fidelite(?: client)?|(?:customer )?satisfaction(?: client)?|(?:customer )?effort(?: score| client)?|service client|customer support|personnalisee?|smileys?|stars?|thumbs)$/

/** The facts by which a column holds the states of its rows; null: it does not. */
export function stateEvidence(column: Column, profile: ColumnProfile, layout: Layout): Evidence | null {
  const says = (wording: RegExp) => column.aliases.some((header) => wording.test(normalise(header)))
  const { values } = profile
  const every = (test: RegExp) => values.every((value) => test.test(normalise(value)))
  if (says(PROGRESS) && layout === 'qualtrics' && profile.numberShare === 1)
    return { fact: 'states', values: shown(values) }
  if (profile.distinct === null || values.length === 0 || values.length > MOST_STATES) return null
  const holds =
    (says(FINISHED) && (every(YES_NO) || every(STATE))) ||
    (says(STATUS) && (every(STATE) || (layout === 'qualtrics' && every(QUALTRICS_CODE))))
  return holds ? { fact: 'states', values: shown(values) } : null
}

/** Whether a column says of each row to which kind of survey it belongs. */
export function holdsKinds(column: Column, profile: ColumnProfile): boolean {
  const says = column.aliases.some((header) => SURVEY_KIND.test(normalise(header)))
  return (
    says &&
    profile.distinct !== null &&
    profile.values.length > 0 &&
    profile.values.every((value) => KIND.test(normalise(value)))
  )
}

export function shown(values: readonly string[]): string[] {
  return values.slice(0, 8).map((value) => (value.length > 80 ? `${value.slice(0, 80)}…` : value))
}
