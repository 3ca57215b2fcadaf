// What is being written about an action: what of it is a change, and how it follows an undo.
import { describe, expect, test } from 'vitest'
import { draftOf, fieldsOf, followed, sameFields } from '../../renderer/src/screens/actions/actionDraft'

const action = { title: 'Call back', owner: 'Claire', dueOn: '2026-03-02', note: null }

describe('the draft of an action', () => {
  test('as it was opened it is no change, nor with blanks around it', () => {
    const draft = draftOf(action)
    expect(draft).toEqual({ title: 'Call back', owner: 'Claire', dueOn: '2026-03-02', note: '' })
    expect(sameFields(fieldsOf(draft), action)).toBe(true)
    expect(sameFields(fieldsOf({ ...draft, title: ' Call back ', note: '  ' }), action)).toBe(true)
  })

  test.each([{ title: 'Call' }, { owner: '' }, { dueOn: null }, { note: 'twice' }])('%o is a change', (part) => {
    expect(sameFields(fieldsOf({ ...draftOf(action), ...part }), action)).toBe(false)
  })

  test('when a save is undone the fields go back with it, but for what was typed since', () => {
    const saved = { ...action, title: 'Call back today', note: 'urgent' }
    const draft = { ...draftOf(saved), owner: 'Paul' }
    expect(followed(draft, saved, action)).toEqual({
      title: 'Call back',
      owner: 'Paul',
      dueOn: '2026-03-02',
      note: '',
    })
  })
})
