// Weights while they are typed: what keeps them from being made, and what of them goes to the engine.
import { describe, expect, it } from 'vitest'
import {
  draftOf,
  draftProblem,
  sameWeighting,
  USUAL_TRIM,
  type WeightDraft,
  weightingOf,
} from '../../renderer/src/screens/definition/weightDraft'
import type { Weighting } from '../../shared/contract/definition'
import type { DimensionId, SegmentId } from '../../shared/model/ids'

const dimension = (id: number) => id as DimensionId
const segment = (id: number) => id as SegmentId

const draft = (people: [number, number | null][], trim: number | null = 5): WeightDraft => ({
  margins: [{ dimension: dimension(1), people: new Map(people.map(([id, count]) => [segment(id), count])) }],
  trim,
})
const SECTOR: Weighting = {
  margins: [
    {
      dimension: dimension(1),
      shares: [
        { segment: segment(1), people: 40 },
        { segment: segment(2), people: 60 },
      ],
    },
  ],
  trim: 5,
}

describe('a draft of weights', () => {
  it('begins empty with the usual trim, or with the weights that there are', () => {
    expect(draftOf(null)).toEqual({ margins: [], trim: USUAL_TRIM })
    expect(weightingOf(draftOf(SECTOR))).toEqual(SECTOR)
  })

  it.each([
    ['choose', { margins: [], trim: 5 }],
    ['fill', draft([[1, null]])],
    ['fill', draft([])],
    ['people', draft([[1, Number.NaN]])],
    ['trim', draft([[1, 10]], Number.NaN)],
    ['trim', draft([[1, 10]], 1)],
    [null, draft([[1, 10]], null)],
  ] as const)('has the problem %s', (problem, made) => {
    expect(draftProblem(made)).toBe(problem)
    expect(weightingOf(made) === null).toBe(problem !== null)
  })

  it('leaves out the segments that were left empty', () => {
    const weighting = weightingOf(
      draft([
        [1, 10],
        [2, null],
      ]),
    )
    expect(weighting?.margins[0]?.shares).toEqual([{ segment: 1, people: 10 }])
  })
})

describe('two weightings', () => {
  it('are the same whatever the order of their segments', () => {
    const turned = draft([
      [2, 60],
      [1, 40],
    ])
    expect(sameWeighting(weightingOf(turned), SECTOR)).toBe(true)
    expect(sameWeighting({ ...SECTOR, trim: null }, SECTOR)).toBe(false)
    expect(sameWeighting(null, SECTOR)).toBe(false)
    expect(sameWeighting(null, null)).toBe(true)
  })
})
