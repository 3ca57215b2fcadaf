// Every sentence that a person may read, in both languages, one file per area. It stands in shared/ because the window,
// the exported charts and the command line say the same things with the same words.
import i18next, { type i18n, type TFunction } from 'i18next'
import type { Language } from '../model/language'
import * as actions from './areas/actions'
import * as calendar from './areas/calendar'
import * as campaigns from './areas/campaigns'
import * as charts from './areas/charts'
import * as cli from './areas/cli'
import * as common from './areas/common'
import * as compare from './areas/compare'
import * as definition from './areas/definition'
import * as dossier from './areas/dossier'
import * as failures from './areas/failures'
import * as file from './areas/file'
import * as history from './areas/history'
import * as host from './areas/host'
import * as importing from './areas/import'
import * as invitationList from './areas/invitationList'
import * as leftOut from './areas/leftOut'
import * as native from './areas/native'
import * as people from './areas/people'
import * as plan from './areas/plan'
import * as privacy from './areas/privacy'
import * as responses from './areas/responses'
import * as restore from './areas/restore'
import * as results from './areas/results'
import * as sample from './areas/sample'
import * as settings from './areas/settings'
import * as shell from './areas/shell'
import * as verdicts from './areas/verdicts'
import * as welcome from './areas/welcome'
import type { Same } from './same'

export const en = {
  common: common.en,
  failures: failures.en,
  shell: shell.en,
  file: file.en,
  welcome: welcome.en,
  settings: settings.en,
  campaigns: campaigns.en,
  results: results.en,
  plan: plan.en,
  sample: sample.en,
  invitationList: invitationList.en,
  calendar: calendar.en,
  compare: compare.en,
  definition: definition.en,
  responses: responses.en,
  actions: actions.en,
  import: importing.en,
  leftOut: leftOut.en,
  people: people.en,
  restore: restore.en,
  history: history.en,
  privacy: privacy.en,
  dossier: dossier.en,
  charts: charts.en,
  verdicts: verdicts.en,
  cli: cli.en,
  host: host.en,
  native: native.en,
} as const

export const fr: Same<typeof en> = {
  common: common.fr,
  failures: failures.fr,
  shell: shell.fr,
  file: file.fr,
  welcome: welcome.fr,
  settings: settings.fr,
  campaigns: campaigns.fr,
  results: results.fr,
  plan: plan.fr,
  sample: sample.fr,
  invitationList: invitationList.fr,
  calendar: calendar.fr,
  compare: compare.fr,
  definition: definition.fr,
  responses: responses.fr,
  actions: actions.fr,
  import: importing.fr,
  leftOut: leftOut.fr,
  people: people.fr,
  restore: restore.fr,
  history: history.fr,
  privacy: privacy.fr,
  dossier: dossier.fr,
  charts: charts.fr,
  verdicts: verdicts.fr,
  cli: cli.fr,
  host: host.fr,
  native: native.fr,
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
    returnNull: false
  }
}

export type Translate = TFunction

type Tree = { readonly [key: string]: string | Tree }

/** French has a third plural form (“many”: 1 000 000); our sentences do not differ there, so it repeats “other”. */
function withManyForms(tree: Tree): Tree {
  const out: Record<string, string | Tree> = {}
  for (const [key, value] of Object.entries(tree)) {
    out[key] = typeof value === 'string' ? value : withManyForms(value)
    if (typeof value === 'string' && key.endsWith('_other')) out[key.replace(/_other$/, '_many')] ??= value
  }
  return out
}

/** A translator of its own, so that two hosts in one process cannot change each other's language. */
export function createText(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: withManyForms(en) }, fr: { translation: withManyForms(fr) } },
    // React and the canvas escape by themselves; escaping twice would show “&amp;”.
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  return instance
}

/** The translate function of one language. */
export function translator(language: Language): Translate {
  return createText(language).t
}
