// The exhaustive map of handlers: a call of the contract without one is a type error.
// 'wave.results' is `results` in ./wave.ts; the rule has no exception and test/engine/contract.test.ts holds it.
import type { z } from 'zod'
import type { CallName, CallParsed, Contract, KindOf } from '../../../shared/contract'
import type { FreeContext, ReadContext, WriteContext } from '../context'
import * as action from './action'
import * as app from './app'
import * as backup from './backup'
import * as calendar from './calendar'
import * as campaign from './campaign'
import * as compare from './compare'
import * as definition from './definition'
import * as history from './history'
import * as importing from './import'
import * as people from './people'
import * as plan from './plan'
import * as privacy from './privacy'
import * as program from './program'
import * as report from './report'
import * as sample from './sample'
import * as wave from './wave'

interface ContextOf {
  free: FreeContext
  read: ReadContext
  write: WriteContext
}

/** What a handler returns: what the reply's schema accepts (ids need no brand yet). */
type Replied<N extends CallName> = z.input<Contract[N]['output']>

export type Handler<N extends CallName> = (
  input: CallParsed<N>,
  context: ContextOf[KindOf<N>],
) => Replied<N> | Promise<Replied<N>>

export const handlers: { [N in CallName]: Handler<N> } = {
  'app.state': app.state,
  'app.setPreferences': app.setPreferences,
  'app.forgetRecent': app.forgetRecent,
  'program.create': program.create,
  'program.open': program.open,
  'program.openSample': program.openSample,
  'program.close': program.close,
  'program.info': program.info,
  'program.update': program.update,
  'program.saveCopy': program.saveCopy,
  'program.saveSealed': program.saveSealed,
  'program.openSealed': program.openSealed,
  'program.examine': program.examine,
  'program.salvage': program.salvage,
  'backup.list': backup.list,
  'backup.make': backup.make,
  'backup.preview': backup.preview,
  'backup.restore': backup.restore,
  'backup.rules': backup.rules,
  'history.list': history.list,
  'history.next': history.next,
  'history.undo': history.undo,
  'history.redo': history.redo,
  'privacy.find': privacy.find,
  'privacy.dossier': privacy.dossier,
  'privacy.export': privacy.export,
  'privacy.erase': privacy.erase,
  'privacy.due': privacy.due,
  'privacy.anonymise': privacy.anonymise,
  'campaign.list': campaign.list,
  'campaign.create': campaign.create,
  'campaign.update': campaign.update,
  'campaign.remove': campaign.remove,
  'wave.get': wave.get,
  'wave.create': wave.create,
  'wave.update': wave.update,
  'wave.remove': wave.remove,
  'wave.results': wave.results,
  'wave.responses': wave.responses,
  'wave.response': wave.response,
  'import.recognise': importing.recognise,
  'import.preview': importing.preview,
  'import.run': importing.run,
  'import.paste': importing.paste,
  'import.mappings': importing.mappings,
  'import.saveMapping': importing.saveMapping,
  'import.removeMapping': importing.removeMapping,
  'import.list': importing.list,
  'import.issues': importing.issues,
  'import.report': importing.report,
  'import.undo': importing.undo,
  'import.score': importing.score,
  'people.recognise': people.recognise,
  'people.preview': people.preview,
  'people.run': people.run,
  'people.batches': people.batches,
  'people.issues': people.issues,
  'people.report': people.report,
  'people.contacts': people.contacts,
  'people.accounts': people.accounts,
  'plan.get': plan.get,
  'plan.estimate': plan.estimate,
  'plan.set': plan.set,
  'plan.remove': plan.remove,
  'plan.dimensions': plan.dimensions,
  'plan.cells': plan.cells,
  'plan.allocations': plan.allocations,
  'plan.allocate': plan.allocate,
  'plan.track': plan.track,
  'plan.goal': plan.goal,
  'plan.setting': plan.setting,
  'sample.get': sample.get,
  'sample.preview': sample.preview,
  'sample.draw': sample.draw,
  'sample.remove': sample.remove,
  'sample.people': sample.people,
  'sample.barred': sample.barred,
  'sample.export': sample.export,
  'sample.send': sample.send,
  'sample.remind': sample.remind,
  'sample.release': sample.release,
  'calendar.get': calendar.get,
  'calendar.propose': calendar.propose,
  'calendar.add': calendar.add,
  'compare.waves': compare.waves,
  'compare.segments': compare.segments,
  'compare.target': compare.target,
  'compare.trend': compare.trend,
  'compare.counts': compare.counts,
  'definition.get': definition.get,
  'definition.set': definition.set,
  'definition.weigh': definition.weigh,
  'definition.rollups': definition.rollups,
  'definition.freeze': definition.freeze,
  'action.list': action.list,
  'action.create': action.create,
  'action.update': action.update,
  'report.chart': report.chart,
}
