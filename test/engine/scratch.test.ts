import { it, expect } from 'vitest'
import { anOpenProgram, CLOSED, PLANNED } from './builders'
it('x', async () => {
  const a = (promoters: number, passives: number, detractors: number, segment: string) => ({ promoters, passives, detractors, segment })
  const open = await anOpenProgram([{ ...CLOSED, answers: [a(20, 10, 10, 'A'), a(5, 2, 1, 'B')], invited: 300 }, PLANNED])
  const wave = open.waves[1]!
  const dim = (await open.ask('wave.get', { wave })).dimensions[0]!
  const { cells } = await open.ask('plan.cells', { wave, dimension: dim.id, second: null })
  console.log(cells)
  const draft = { dimension: dim.id, second: null, confidence: 0.95, target: 12, overallTarget: null, minimum: 10, rate: null, cost: 3,
    cells: cells.map((c) => ({ segment: c.segment, second: c.second, population: c.names[0] === 'A' ? 400 : 37, counted: false, target: null, minimum: null, variance: null, rate: null, cost: null, choice: null, mergedInto: null })) }
  console.log(JSON.stringify(await open.ask('plan.estimate', { wave, draft }), null, 1))
  await open.ask('plan.set', { wave, draft })
  console.log(JSON.stringify(await open.ask('plan.allocations', { wave, budget: { kind: 'invitations', amount: 200 }, floor: 5 })))
  console.log(JSON.stringify(await open.ask('plan.allocations', { wave, budget: { kind: 'money', amount: 100 }, floor: 5 })))
  console.log(JSON.stringify(await open.ask('plan.allocate', { wave, method: 'neyman', budget: { kind: 'money', amount: 100 }, floor: 5 }), null, 1))
  expect((await open.ask('plan.set', { wave, draft: {...draft, target: 10} })).allocation).not.toBeNull()
  expect((await open.ask('plan.set', { wave, draft: {...draft, cost: 10} })).allocation).toBeNull()
})
