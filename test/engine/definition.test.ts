import { expect, it } from 'vitest'
import { anOpenProgram, CLOSED, LATER } from './builders'
it('all five answer', async () => {
  const open = await anOpenProgram([
    { ...CLOSED, invited: 300, answers: [{ promoters: 30, passives: 20, detractors: 10, segment: 'North' }, { promoters: 5, passives: 3, detractors: 8, segment: 'South' }] },
    LATER,
  ])
  const [wave] = open.waves as [never]
  const { dimensions } = await open.ask('wave.get', { wave })
  const d = dimensions[0]!
  const weighting = { margins: [{ dimension: d.id, shares: d.segments.map((s, i) => ({ segment: s.id, people: i === 0 ? 30 : 70 })) }], trim: 5 }
  console.log(JSON.stringify(await open.ask('definition.weigh', { wave, weighting }), null, 1))
  console.log(JSON.stringify(await open.ask('definition.weigh', { wave }), null, 1).slice(0, 500))
  console.log(JSON.stringify(await open.ask('definition.rollups', { wave }), null, 1))
  await open.ask('definition.set', { wave, definition: { reading: 'accounts', population: 400, weighting, note: 'x' } })
  console.log(JSON.stringify(await open.ask('definition.get', { wave }), null, 1))
  await open.ask('definition.freeze', { wave })
  const r = await open.ask('wave.results', { wave })
  console.log(JSON.stringify({ s: r.score, d: r.defined, f: r.frozen, w: r.wave.frozen }))
  expect(r.frozen).not.toBeNull()
})
