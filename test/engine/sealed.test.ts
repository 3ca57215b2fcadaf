// Encrypted copies: what goes in comes out, and nothing else ever does.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSealed, seal, unseal } from '../../electron/engine/store/program/sealed'
import { FRAME_BYTES, HEADER_BYTES } from '../../electron/engine/store/program/sealedHeader'
import type { FailureCode } from '../../shared/failure'
import { skipping } from '../fixtures/skipping'
import { aFolder, refusal } from './builders'

const PASSPHRASE = 'correct horse battery staple'
/** A cheap key; one test pays for the full one. */
const CHEAP = { cost: 10 }
const WHOLE_FRAME = FRAME_BYTES + 16

interface Sealed {
  folder: string
  plain: Buffer
  sealed: Buffer
}

async function aSealed(size: number): Promise<Sealed> {
  const folder = aFolder()
  const plain = randomBytes(size)
  writeFileSync(join(folder, 'plain'), plain)
  const bytes = await seal(join(folder, 'plain'), join(folder, 'a.npsx'), PASSPHRASE, CHEAP)
  const sealed = readFileSync(join(folder, 'a.npsx'))
  expect(bytes).toBe(sealed.length)
  return { folder, plain, sealed }
}

/** Opens bytes as a sealed file; a refusal must leave nothing behind. */
async function opened({ folder }: Sealed, bytes: Uint8Array, passphrase = PASSPHRASE): Promise<Buffer | FailureCode> {
  const from = join(folder, 'given.npsx')
  const to = join(folder, 'out')
  writeFileSync(from, bytes)
  const before = readdirSync(folder).toSorted()
  try {
    await unseal(from, to, passphrase)
  } catch (error) {
    const { code } = await refusal(Promise.reject(error))
    expect(readdirSync(folder).toSorted()).toEqual(before)
    expect(readFileSync(from).equals(bytes)).toBe(true)
    return code
  }
  throw new Error('it was opened')
}

/** A header changed on purpose, with its checksum put right. */
function forged(sealed: Buffer, change: (header: Buffer) => void): Buffer {
  const header = Buffer.from(sealed.subarray(0, HEADER_BYTES))
  change(header)
  createHash('sha256')
    .update(header.subarray(0, -16))
    .digest()
    .copy(header, HEADER_BYTES - 16, 0, 16)
  return Buffer.concat([header, sealed.subarray(HEADER_BYTES)])
}

describe('a round trip', () => {
  it.each([0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 5 * FRAME_BYTES])('of %i bytes', async (size) => {
    const { folder, plain, sealed } = await aSealed(size)
    const frames = Math.max(1, Math.ceil(size / FRAME_BYTES))
    expect(sealed.length).toBe(HEADER_BYTES + size + 16 * frames)
    await unseal(join(folder, 'a.npsx'), join(folder, 'out'), PASSPHRASE)
    expect(readFileSync(join(folder, 'out')).equals(plain)).toBe(true)
    expect(readdirSync(folder).toSorted()).toEqual(['a.npsx', 'out', 'plain'])
  })

  it('at full cost takes the parameters that the header states', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'plain'), 'NPS')
    await seal(join(folder, 'plain'), join(folder, 'a.npsx'), PASSPHRASE)
    expect([...readFileSync(join(folder, 'a.npsx')).subarray(12, 15)]).toEqual([17, 8, 1])
    await unseal(join(folder, 'a.npsx'), join(folder, 'out'), PASSPHRASE)
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('NPS')
  })

  it('of the same file twice gives nothing in common: salt and nonces are new', async () => {
    const { folder, sealed } = await aSealed(2000)
    await seal(join(folder, 'plain'), join(folder, 'b.npsx'), PASSPHRASE, CHEAP)
    const second = readFileSync(join(folder, 'b.npsx'))
    expect(second.subarray(24, 48).equals(sealed.subarray(24, 48))).toBe(false)
    expect(second.subarray(HEADER_BYTES).equals(sealed.subarray(HEADER_BYTES))).toBe(false)
  })

  it.skipIf(skipping(process.platform === 'win32', 'Windows has no rights of this kind'))(
    'both files are their owner’s alone',
    async () => {
      const { folder } = await aSealed(10)
      await unseal(join(folder, 'a.npsx'), join(folder, 'out'), PASSPHRASE)
      expect(statSync(join(folder, 'a.npsx')).mode & 0o777).toBe(0o600)
      expect(statSync(join(folder, 'out')).mode & 0o777).toBe(0o600)
    },
  )

  it('tells how far it has come', async () => {
    const { folder } = await aSealed(3 * FRAME_BYTES + 5)
    const steps: [number, number][] = []
    const total = 3 * FRAME_BYTES + 5
    const onProgress = (done: number, of: number) => void steps.push([done, of])
    await seal(join(folder, 'plain'), join(folder, 'b.npsx'), PASSPHRASE, { ...CHEAP, onProgress })
    expect(steps).toEqual([1, 2, 3, total / FRAME_BYTES].map((frames) => [frames * FRAME_BYTES, total]))
  })
})

describe('the passphrase', () => {
  it('opens in whatever spelling the keyboard gave it', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'plain'), 'NPS')
    await seal(join(folder, 'plain'), join(folder, 'a.npsx'), 'été à Besançon ①', CHEAP)
    for (const [number, spelling] of ['été à Besançon ①'.normalize('NFD'), 'été à Besançon 1'].entries()) {
      await unseal(join(folder, 'a.npsx'), join(folder, `out ${number}`), spelling)
      expect(readFileSync(join(folder, `out ${number}`), 'utf8')).toBe('NPS')
    }
  })

  it('is told apart from damage when it is wrong', async () => {
    const given = await aSealed(100)
    for (const wrong of ['', 'Correct horse battery staple', `${PASSPHRASE} `]) {
      expect(await opened(given, given.sealed, wrong)).toBe('wrong-passphrase')
    }
  })
})

describe('what was changed is refused, and nothing is written', () => {
  it('any byte of the header', async () => {
    const given = await aSealed(50)
    for (let position = 0; position < HEADER_BYTES; position++) {
      const bytes = Buffer.from(given.sealed)
      bytes[position] = (bytes[position] ?? 0) ^ 0x40
      // Without its first words it is any file.
      expect([position, await opened(given, bytes)]).toEqual([
        position,
        position < 8 ? 'not-a-program' : 'sealed-damaged',
      ])
    }
  })

  it('any bit, anywhere behind it', async () => {
    const given = await aSealed(FRAME_BYTES + 1000)
    const place = fc.integer({ min: HEADER_BYTES, max: given.sealed.length - 1 })
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 0, max: 7 }), async (position, bit) => {
        const bytes = Buffer.from(given.sealed)
        bytes[position] = (bytes[position] ?? 0) ^ (1 << bit)
        expect(await opened(given, bytes)).toBe('sealed-damaged')
      }),
      {
        numRuns: 40,
        // The borders: first and last byte of both frames and of their tags.
        examples: [HEADER_BYTES, HEADER_BYTES + FRAME_BYTES, HEADER_BYTES + WHOLE_FRAME, given.sealed.length - 1].map(
          (position): [number, number] => [position, 0],
        ),
      },
    )
  })

  it('cut off anywhere', async () => {
    const given = await aSealed(2 * FRAME_BYTES + 10)
    const whole = given.sealed.length
    const lengths = [8, 11, 12, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 1, HEADER_BYTES + 15, HEADER_BYTES + 16]
    const borders = [1, 2].flatMap((frames) => [-1, 0, 1, 16].map((more) => HEADER_BYTES + frames * WHOLE_FRAME + more))
    for (const length of [...lengths, ...borders, whole - 16, whole - 1]) {
      expect([length, await opened(given, given.sealed.subarray(0, length))]).toEqual([length, 'sealed-damaged'])
    }
    for (const length of [0, 1, 7]) expect(await opened(given, given.sealed.subarray(0, length))).toBe('not-a-program')
  })

  it('frames swapped, left out, doubled, added', async () => {
    const given = await aSealed(3 * FRAME_BYTES)
    const header = given.sealed.subarray(0, HEADER_BYTES)
    const [one, two, three] = [0, 1, 2].map((number) =>
      given.sealed.subarray(HEADER_BYTES + number * WHOLE_FRAME, HEADER_BYTES + (number + 1) * WHOLE_FRAME),
    ) as [Buffer, Buffer, Buffer]
    for (const frames of [
      [two, one, three],
      [one, three, two],
      [one, three],
      [two, three],
      [one, two],
      [three],
      [one, one, two, three],
      [one, two, three, three],
      [one, two, three, Buffer.alloc(1)],
      [one, two, three, Buffer.alloc(16)],
      [one, two, three, Buffer.alloc(WHOLE_FRAME)],
    ]) {
      expect(await opened(given, Buffer.concat([header, ...frames]))).toBe('sealed-damaged')
    }
  })

  it('frames of another file under the same passphrase', async () => {
    const given = await aSealed(2 * FRAME_BYTES)
    const other = await aSealed(2 * FRAME_BYTES)
    const mixed = Buffer.concat([
      given.sealed.subarray(0, HEADER_BYTES + WHOLE_FRAME),
      other.sealed.subarray(HEADER_BYTES + WHOLE_FRAME),
    ])
    expect(await opened(given, mixed)).toBe('sealed-damaged')
  })
})

describe('a header forged with care', () => {
  it('cannot ask for the computer’s memory or time', async () => {
    const given = await aSealed(10)
    const bombs: [number, number, number][] = [
      [30, 8, 1],
      [255, 255, 255],
      [19, 8, 1],
      [17, 32, 1],
      [17, 8, 5],
      [0, 8, 1],
      [9, 8, 1],
      [17, 0, 1],
      [17, 8, 0],
    ]
    const before = process.memoryUsage.rss()
    for (const parameters of bombs) {
      const bytes = forged(given.sealed, (header) => header.set(parameters, 12))
      expect([parameters, await opened(given, bytes)]).toEqual([parameters, 'sealed-damaged'])
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
  })

  it('has the wrong key: with other parameters, another salt, another nonce', async () => {
    const given = await aSealed(10)
    for (const change of [
      (header: Buffer) => header.writeUInt8(11, 12),
      (header: Buffer) => header.writeUInt8((header.readUInt8(24) + 1) % 256, 24),
      (header: Buffer) => header.writeUInt8((header.readUInt8(40) + 1) % 256, 40),
      (header: Buffer) => header.writeUInt8(1, 15),
    ]) {
      expect(await opened(given, forged(given.sealed, change))).toBe('wrong-passphrase')
    }
  })

  it('of a newer version is said to be so; of an impossible one it is damage', async () => {
    const given = await aSealed(10)
    const version = (number: number) => forged(given.sealed, (header) => header.writeUInt16LE(number, 8))
    expect(await opened(given, version(2))).toBe('sealed-from-newer-version')
    expect(await opened(given, version(0))).toBe('sealed-damaged')
    const frames = forged(given.sealed, (header) => header.writeUInt32LE(0xffffffff, 16))
    expect(await opened(given, frames)).toBe('sealed-damaged')
    const length = (number: number) => forged(given.sealed, (header) => header.writeUInt16LE(number, 10))
    for (const number of [0, 10, 97, 5000, 65535]) expect(await opened(given, length(number))).toBe('sealed-damaged')
  })
})

describe('files', () => {
  it('none is replaced by opening', async () => {
    const { folder } = await aSealed(10)
    writeFileSync(join(folder, 'out'), 'mine')
    const failure = await refusal(unseal(join(folder, 'a.npsx'), join(folder, 'out'), PASSPHRASE))
    expect(failure).toEqual({ code: 'file-exists', facts: { file: 'out' } })
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('mine')
  })

  it('nor is one that comes while it is being opened', async () => {
    const { folder } = await aSealed(3 * FRAME_BYTES)
    const out = join(folder, 'out')
    const onProgress = () => writeFileSync(out, 'mine')
    const failure = await refusal(unseal(join(folder, 'a.npsx'), out, PASSPHRASE, { onProgress }))
    expect(failure.code).toBe('file-exists')
    expect(readFileSync(out, 'utf8')).toBe('mine')
    expect(readdirSync(folder).toSorted()).toEqual(['a.npsx', 'out', 'plain'])
  })

  it('a copy takes the place of an earlier one only when it is whole', async () => {
    const { folder } = await aSealed(3 * FRAME_BYTES)
    const [plain, to] = [join(folder, 'plain'), join(folder, 'a.npsx')]
    const before = readFileSync(to)
    const stop = new AbortController()
    const options = { ...CHEAP, signal: stop.signal, onProgress: () => stop.abort() }
    expect((await refusal(seal(plain, to, PASSPHRASE, options))).code).toBe('cancelled')
    expect(readFileSync(to).equals(before)).toBe(true)
    expect(readdirSync(folder).toSorted()).toEqual(['a.npsx', 'plain'])
    await seal(plain, to, PASSPHRASE, CHEAP)
    expect(readFileSync(to).equals(before)).toBe(false)
  })

  it('opening can be cancelled', async () => {
    const { folder } = await aSealed(3 * FRAME_BYTES)
    const stop = new AbortController()
    const options = { signal: stop.signal, onProgress: () => stop.abort() }
    const failure = await refusal(unseal(join(folder, 'a.npsx'), join(folder, 'out'), PASSPHRASE, options))
    expect(failure.code).toBe('cancelled')
    expect(readdirSync(folder).toSorted()).toEqual(['a.npsx', 'plain'])
  })

  it('that are not there, are folders, or lie nowhere', async () => {
    const { folder } = await aSealed(10)
    const [plain, sealed] = [join(folder, 'plain'), join(folder, 'a.npsx')]
    const code = async (work: Promise<unknown>) => (await refusal(work)).code
    expect(await code(seal(join(folder, 'gone'), join(folder, 'b.npsx'), PASSPHRASE, CHEAP))).toBe('file-missing')
    expect(await code(unseal(join(folder, 'gone'), join(folder, 'out'), PASSPHRASE))).toBe('file-missing')
    expect(await code(unseal(folder, join(folder, 'out'), PASSPHRASE))).toBe('file-unreadable')
    expect(await code(unseal(plain, join(folder, 'out'), PASSPHRASE))).toBe('not-a-program')
    expect(await code(seal(plain, join(folder, 'gone', 'b.npsx'), PASSPHRASE, CHEAP))).toBe('cannot-write')
    expect(await code(unseal(sealed, join(folder, 'gone', 'out'), PASSPHRASE))).toBe('cannot-write')
    expect(await code(seal(plain, folder, PASSPHRASE, CHEAP))).toBe('cannot-write')
    expect(readdirSync(folder).toSorted()).toEqual(['a.npsx', 'plain'])
    expect(existsSync(plain)).toBe(true)
  })

  it('are known by how they begin', async () => {
    const { folder } = await aSealed(10)
    expect(await isSealed(join(folder, 'a.npsx'))).toBe(true)
    for (const name of ['plain', 'gone', '.']) expect(await isSealed(join(folder, name))).toBe(false)
  })
})

it('memory stays flat: a large file takes no more than a few frames', async () => {
  const folder = aFolder()
  const large = join(folder, 'large')
  writeFileSync(large, '')
  truncateSync(large, 96 * FRAME_BYTES)
  let most = 0
  const before = process.memoryUsage()
  const onProgress = () => {
    const now = process.memoryUsage()
    most = Math.max(most, now.arrayBuffers - before.arrayBuffers + now.external - before.external)
  }
  await seal(large, join(folder, 'a.npsx'), PASSPHRASE, { ...CHEAP, onProgress })
  await unseal(join(folder, 'a.npsx'), join(folder, 'out'), PASSPHRASE, { onProgress })
  expect(statSync(join(folder, 'out')).size).toBe(96 * FRAME_BYTES)
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThan(96 * FRAME_BYTES)
})
