// Several files on their way to the host: one that is refused keeps none of the others out.
import { expect, test } from 'vitest'
import { CallFailed } from '../../renderer/src/client/connection'
import { takenFrom } from '../../renderer/src/client/takenFrom'
import { refuse } from '../../shared/failure'

const refusal = (file: string) => new CallFailed(refuse('file-too-large', { file }).failure)

test('takes what can be taken, and tells of the first that cannot', async () => {
  const { taken, failure } = await takenFrom(['a', 'big', 'b', 'bigger'], async (name) => {
    if (name.startsWith('big')) throw refusal(name)
    return { token: name, name }
  })
  expect(taken.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(failure).toMatchObject({ code: 'file-too-large', facts: { file: 'big' } })
})

test('passes on what is no refusal', async () => {
  const broken = takenFrom(['a'], async () => {
    throw new TypeError('broken')
  })
  await expect(broken).rejects.toThrow(TypeError)
})
