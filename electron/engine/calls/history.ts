import type { Handler } from './handlers'

export const list: Handler<'history.list'> = () => {
  throw new Error('being built')
}

export const next: Handler<'history.next'> = () => {
  throw new Error('being built')
}

export const undo: Handler<'history.undo'> = () => {
  throw new Error('being built')
}

export const redo: Handler<'history.redo'> = () => {
  throw new Error('being built')
}
