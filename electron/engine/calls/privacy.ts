import type { Handler } from './handlers'

export const find: Handler<'privacy.find'> = () => {
  throw new Error('being built')
}

export const dossier: Handler<'privacy.dossier'> = () => {
  throw new Error('being built')
}

const exported: Handler<'privacy.export'> = () => {
  throw new Error('being built')
}

export { exported as export }

export const erase: Handler<'privacy.erase'> = () => {
  throw new Error('being built')
}

export const due: Handler<'privacy.due'> = () => {
  throw new Error('being built')
}

export const anonymise: Handler<'privacy.anonymise'> = () => {
  throw new Error('being built')
}
