// The header's truth: “saved” is never said of a change that is not in the file.
import { beforeEach, expect, test } from 'vitest'
import { forgetTrouble, noteAnswered, noteSent, savingNow } from '../../renderer/src/client/saving'
import { contract } from '../../shared/contract'
import { type Failure, refuse } from '../../shared/failure'

const diskFull = refuse('cannot-write', { file: 'Acme.npsw', reason: 'ENOSPC' }).failure

beforeEach(() => {
  forgetTrouble()
  expect(savingNow()).toEqual({ pending: 0, trouble: null })
})

test('a write is pending until it is answered; reading is no saving', () => {
  noteSent('wave.results')
  expect(savingNow().pending).toBe(0)
  noteSent('action.update')
  noteSent('plan.set')
  expect(savingNow().pending).toBe(2)
  noteAnswered('action.update', null)
  noteAnswered('wave.results', null)
  expect(savingNow().pending).toBe(1)
  noteAnswered('plan.set', null)
  expect(savingNow()).toEqual({ pending: 0, trouble: null })
})

test('a change that did not reach the file stays said until one does', () => {
  noteSent('action.update')
  noteAnswered('action.update', diskFull)
  expect(savingNow()).toEqual({ pending: 0, trouble: diskFull })
  noteSent('wave.get')
  noteAnswered('wave.get', null)
  expect(savingNow().trouble).toEqual(diskFull)
  noteSent('action.update')
  noteAnswered('action.update', null)
  expect(savingNow().trouble).toBeNull()
})

test('a change that was refused for its content is no trouble of saving, and does not end one', () => {
  const taken = refuse('name-taken', { name: 'T1' }).failure
  noteSent('wave.create')
  noteAnswered('wave.create', taken)
  expect(savingNow().trouble).toBeNull()
  noteSent('wave.create')
  noteAnswered('wave.create', diskFull)
  noteSent('wave.create')
  noteAnswered('wave.create', taken)
  expect(savingNow().trouble).toEqual(diskFull)
})

test.each<Failure>([
  diskFull,
  refuse('change-not-saved', { file: 'Acme.npsw', reason: 'EIO' }).failure,
  refuse('disk-full', { file: 'Acme.npsw' }).failure,
  refuse('program-unreachable', { file: 'Acme.npsw', reason: 'ENOENT' }).failure,
  refuse('program-changed-elsewhere', { file: 'Acme.npsw' }).failure,
  refuse('engine-gone', {}).failure,
  refuse('internal', { name: 'plan.set', reference: 'r' }).failure,
])('after $code the last change is not in the file', (failure) => {
  noteSent('plan.set')
  noteAnswered('plan.set', failure)
  expect(savingNow().trouble).toEqual(failure)
})

test('every call that writes is followed, and no other', () => {
  for (const [name, { kind }] of Object.entries(contract)) {
    const known = Object.keys(contract).find((one): one is keyof typeof contract => one === name)
    if (known === undefined) throw new Error(`${name} is a call`)
    noteSent(known)
    expect([name, savingNow().pending]).toEqual([name, kind === 'write' ? 1 : 0])
    noteAnswered(known, null)
  }
})
