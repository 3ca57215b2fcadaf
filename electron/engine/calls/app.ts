import type { AppState } from '../../../shared/contract/app'
import type { FreeContext } from '../context'
import type { Handler } from './handlers'
import { infoNow } from './onDesk'

async function stateOf(context: FreeContext): Promise<AppState> {
  const { settings, preferences, desk } = context
  return {
    version: settings.appVersion,
    preferences: preferences.preferences,
    language: context.language(),
    author: context.who(),
    program: desk.program ? await infoNow(desk.program, context) : null,
    recent: await preferences.recent(context.files),
  }
}

export const state: Handler<'app.state'> = (_input, context) => stateOf(context)

export const setPreferences: Handler<'app.setPreferences'> = async (input, context) => {
  await context.preferences.setPreferences({
    ...(input.language && { language: input.language }),
    ...(input.theme && { theme: input.theme }),
    ...(input.author !== undefined && { author: input.author }),
  })
  return stateOf(context)
}

export const forgetRecent: Handler<'app.forgetRecent'> = async ({ file }, context) => {
  await context.preferences.forgetRecent(context.files.path(file))
  return stateOf(context)
}
