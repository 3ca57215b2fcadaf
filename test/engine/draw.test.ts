// The draw of a sample, for any people, rules and seed: whatever comes out keeps every rule, and comes out again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCode, newCodes } from '../../electron/engine/draw/code'
import { drawSample, type WantedCell } from '../../electron/engine/draw/draw'
import { whyLeftOut } from '../../electron/engine/draw/eligible'
import { drawNumber } from '../../electron/engine/draw/order'
import type { Person } from '../../electron/engine/draw/person'
import type { DrawRules } from '../../shared/contract/sample'

const OPENS_ON = '2026-12-01'
const CELLS = ['1/', '2/', '3/']

/** Everybody has an address of their own. */
const keyed = (i: number) => ({ key: `p${i}@example.com\n`, address: `p${i}@example.com` })

const aPerson = fc.record({
  account: fc.option(fc.integer({ min: 1, max: 6 })),
  role: fc.constantFrom('decision-maker' as const, 'key-user' as const, null, null),
  optedOut: fc.constantFrom(false, false, false, true),
  hasEmail: fc.constantFrom(true, true, true, false),
  churned: fc.constantFrom(false, false, false, true),
  lastInvited: fc.constantFrom(null, null, '2026-11-15', '2026-09-02', '2025-01-01', '2026-12-20'),
  cell: fc.constantFrom(...CELLS, ...CELLS, 'elsewhere', null),
})
const people = fc
  .array(aPerson, { maxLength: 90 })
  .map((given) => given.map((one, i): Person => ({ ...one, id: i + 1, ...keyed(i) })))
const cells = fc
  .array(fc.option(fc.nat({ max: 25 })), { minLength: 3, maxLength: 3 })
  .map((wanted) => wanted.map((own, i): WantedCell => ({ key: CELLS[i] ?? '', wanted: own })))
const roles: fc.Arbitrary<DrawRules['roles']> = fc.oneof(
  fc.constant({ how: 'any' as const }),
  fc.constant({ how: 'priority' as const }),
  fc.record({
    how: fc.constant('quota' as const),
    decisionMakers: fc.constantFrom(0, 0.2, 0.5, 1),
    keyUsers: fc.constantFrom(0, 0.25, 0.5, 0.9),
  }),
)
const rules: fc.Arbitrary<DrawRules> = fc.record({
  contactDays: fc.constantFrom(0, 30, 90, 365),
  perAccount: fc.option(fc.integer({ min: 1, max: 4 })),
  roles,
  reserve: fc.constantFrom(0, 0.1, 0.5, 2),
  seed: fc.nat(),
})
const wish = fc.record({ people, cells, rules }).map((given) => ({ ...given, opensOn: OPENS_ON }))

const idsOf = (drawn: readonly Person[]) => drawn.map(({ id }) => id)

/** Ids by cell, sample and reserve. */
const told = (draw: ReturnType<typeof drawSample>) =>
  draw.cells.map(({ key, sample, reserve }) => [key, idsOf(sample), idsOf(reserve)])

describe('for any people, rules and seed', () => {
  test('nobody is drawn twice, or against a rule; everybody is accounted for', () => {
    fc.assert(
      fc.property(wish, ({ people, cells, rules, opensOn }) => {
        const draw = drawSample({ people, cells, rules, opensOn })
        const everybody = draw.cells.flatMap(({ sample, reserve }) => [...sample, ...reserve])
        expect(new Set(idsOf(everybody)).size).toBe(everybody.length)
        for (const { key, sample, reserve } of draw.cells) {
          for (const person of [...sample, ...reserve]) {
            expect(person.cell).toBe(key)
            expect(person.optedOut || !person.hasEmail || person.churned).toBe(false)
            if (rules.contactDays > 0 && person.lastInvited !== null) {
              const days = (Date.parse(opensOn) - Date.parse(person.lastInvited)) / 86_400_000
              expect(days).toBeGreaterThanOrEqual(rules.contactDays)
            }
          }
        }
        if (rules.perAccount !== null) {
          const accounts = everybody.flatMap(({ account }) => account ?? [])
          for (const account of new Set(accounts)) {
            expect(accounts.filter((one) => one === account).length).toBeLessThanOrEqual(rules.perAccount)
          }
        }
        const leftOut = Object.values(draw.leftOut).reduce((sum, count) => sum + count, 0)
        expect([draw.contacts, draw.eligible + leftOut]).toEqual([people.length, people.length])
        for (const { contacts, eligible, leftOut: own } of draw.cells) {
          expect(eligible + Object.values(own).reduce((sum, count) => sum + count, 0)).toBe(contacts)
        }
      }),
    )
  })

  test('a cell has as many as are wanted or can be had, and then so many in reserve', () => {
    fc.assert(
      fc.property(wish, (given) => {
        for (const [i, { eligible, wanted, sample, reserve }] of drawSample(given).cells.entries()) {
          expect(wanted).toBe(given.cells[i]?.wanted ?? eligible)
          expect(sample.length).toBe(Math.min(wanted, eligible))
          const asked = Math.max(0, Math.ceil(given.rules.reserve * sample.length - 1e-9))
          expect(reserve.length).toBe(Math.min(asked, eligible - sample.length))
        }
      }),
    )
  })

  test('the same comes out again, in whatever order the people come', () => {
    fc.assert(
      fc.property(
        wish.chain((given) =>
          fc.record({
            given: fc.constant(given),
            shuffled: fc.shuffledSubarray(given.people, { minLength: given.people.length }),
          }),
        ),
        ({ given, shuffled }) => {
          expect(told(drawSample({ ...given, people: shuffled }))).toEqual(told(drawSample(given)))
        },
      ),
    )
  })

  test('what one cell wants changes nothing in another, with a limit per account either', () => {
    fc.assert(
      fc.property(wish, fc.option(fc.nat({ max: 25 })), (given, wanted) => {
        const [first, ...others] = given.cells
        if (!first) return
        const [, ...before] = told(drawSample(given))
        const [, ...after] = told(drawSample({ ...given, cells: [{ ...first, wanted }, ...others] }))
        expect(after).toEqual(before)
      }),
    )
  })

  test('quotas are met as far as there are such people', () => {
    const quotas = rules.filter(({ roles }) => roles.how === 'quota')
    fc.assert(
      fc.property(people, cells, quotas, (people, cells, rules) => {
        if (rules.roles.how !== 'quota') return
        // Without a limit, what there is can be counted plainly; with one, the next test does.
        const draw = drawSample({ people, cells, rules: { ...rules, perAccount: null }, opensOn: OPENS_ON })
        for (const { key, sample } of draw.cells) {
          const able = people.filter((person) => person.cell === key && whyLeftOut(person, rules, OPENS_ON) === null)
          const having = (of: readonly Person[], role: string) => of.filter((one) => one.role === role).length
          const asked = (share: number) => Math.ceil(share * sample.length - 1e-9)
          const makers = Math.min(asked(rules.roles.decisionMakers), sample.length, having(able, 'decision-maker'))
          expect(having(sample, 'decision-maker')).toBeGreaterThanOrEqual(makers)
          const left = sample.length - Math.min(asked(rules.roles.decisionMakers), sample.length)
          const users = Math.min(asked(rules.roles.keyUsers), left, having(able, 'key-user'))
          expect(having(sample, 'key-user')).toBeGreaterThanOrEqual(users)
        }
      }),
    )
  })

  test('within a limit per account, no other choice would have had more key users beside the decision makers', () => {
    const some = fc
      .array(fc.record({ account: fc.integer({ min: 1, max: 3 }), role: aPerson.map(({ role }) => role) }), {
        maxLength: 9,
      })
      .map((given) => given.map((one, i) => ({ ...PLAIN, ...one, id: i + 1, ...keyed(i) })))
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 2 }),
        (people, wanted, perAccount) => {
          const asked = { decisionMakers: 0.5, keyUsers: 0.5 }
          const { cells } = drawSample({
            people,
            cells: [{ key: '1/', wanted }],
            rules: { contactDays: 0, perAccount, roles: { how: 'quota', ...asked }, reserve: 0, seed: 5 },
            opensOn: OPENS_ON,
          })
          const sample = cells[0]?.sample ?? []
          const size = sample.length
          const makers = Math.min(size, Math.ceil(size / 2))
          const counts = (of: readonly { role: Person['role'] }[]) => ({
            makers: Math.min(makers, of.filter(({ role }) => role === 'decision-maker').length),
            users: Math.min(size - makers, of.filter(({ role }) => role === 'key-user').length),
          })
          const best = subsets(people, size)
            .filter((one) => keepsLimit(one, perAccount))
            .map(counts)
            .reduce((a, b) => (b.makers > a.makers || (b.makers === a.makers && b.users > a.users) ? b : a), {
              makers: 0,
              users: 0,
            })
          expect(counts(sample)).toEqual(best)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('decision makers come first where they have priority, then key users', () => {
    fc.assert(
      fc.property(wish, (given) => {
        const rules = { ...given.rules, perAccount: null, roles: { how: 'priority' as const } }
        const ranks = { 'decision-maker': 0, 'key-user': 1 }
        for (const { sample, reserve } of drawSample({ ...given, rules }).cells) {
          const order = [...sample, ...reserve].map(({ role }) => (role === null ? 2 : ranks[role]))
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})

const PLAIN = { optedOut: false, hasEmail: true, churned: false, lastInvited: null, cell: '1/' } as const

function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]))
}

const keepsLimit = (people: readonly { account: number | null }[], most: number): boolean =>
  people.every(({ account }) => people.filter((other) => other.account === account).length <= most)

describe('the order of a draw', () => {
  test('follows from seed and key alone, as anybody can compute it', () => {
    // printf '42\nmarie@example.com\n' | sha256sum, its first twelve digits over 2^48.
    expect(drawNumber(42, 'marie@example.com\n')).toBeCloseTo(0.9333438954484556, 12)
  })

  test('takes everybody alike: over many seeds each of ten is among the first three about as often', () => {
    const people = Array.from({ length: 10 }, (_, i) => ({
      ...PLAIN,
      id: i + 1,
      ...keyed(i),
      account: null,
      role: null,
    }))
    const times = new Map<number, number>()
    for (let seed = 0; seed < 3000; seed += 1) {
      const rules: DrawRules = { contactDays: 0, perAccount: null, roles: { how: 'any' }, reserve: 0, seed }
      const { cells } = drawSample({ people, cells: [{ key: '1/', wanted: 3 }], rules, opensOn: OPENS_ON })
      for (const { id } of cells[0]?.sample ?? []) times.set(id, (times.get(id) ?? 0) + 1)
    }
    // 900 expected, with a standard deviation of 25.
    for (const { id } of people) expect(Math.abs((times.get(id) ?? 0) - 900)).toBeLessThan(110)
  })

  test('the day on which the rule ends is free again, the one before is not', () => {
    const invited = (lastInvited: string) =>
      whyLeftOut(
        { ...PLAIN, id: 1, ...keyed(1), account: null, role: null, lastInvited },
        { contactDays: 90 },
        OPENS_ON,
      )
    expect([invited('2026-09-02'), invited('2026-09-03')]).toEqual([null, 'contact-rule'])
  })
})

describe('codes', () => {
  test('are short, look like nothing that a spreadsheet would change, and differ', () => {
    const codes = newCodes(5000, new Set())
    expect(new Set(codes).size).toBe(5000)
    for (const code of codes) {
      expect(code).toMatch(/^[A-Z][A-Z2-9]{8}$/)
      expect(code).not.toMatch(/[AEIOU01LSZGB]/)
      expect(isCode(code) && isCode(code.toLowerCase())).toBe(true)
    }
  })

  test('those that are taken are not given out again', () => {
    const picks = [...Array(9).fill(0), ...Array(9).fill(1)]
    expect(newCodes(1, new Set(['CCCCCCCCC']), () => picks.shift() ?? 2)).toEqual(['DDDDDDDDD'])
  })
})
