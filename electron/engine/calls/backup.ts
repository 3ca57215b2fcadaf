import type { Handler } from './handlers'

export const list: Handler<'backup.list'> = () => {
  throw new Error('being built')
}

export const make: Handler<'backup.make'> = () => {
  throw new Error('being built')
}

export const preview: Handler<'backup.preview'> = () => {
  throw new Error('being built')
}

export const restore: Handler<'backup.restore'> = () => {
  throw new Error('being built')
}

export const rules: Handler<'backup.rules'> = () => {
  throw new Error('being built')
}
