// Shares a budget out in whole units, one after the other, to whichever segment has the strongest claim on its next.

/** One segment, as far as sharing out goes. */
export interface Claimant {
  /** Whole units that it gets in any case, and that it can take at most. */
  least: number
  most: number
  /** What a unit takes of the budget: 1 for a budget in units. */
  price: number
  /** How strong its claim on one more unit is when it has `units`. Falls, or stays, as `units` grow; may be Infinity. */
  claim: (units: number) => number
}

/**
 * Who gets how many? Each unit goes to the strongest claim, ties to the first, until the budget or the room is spent.
 * Wright (2012): with the claims N_h S_h / √(k (k + 1)) that gives the exact whole-number optimum of Neyman's problem; with
 * N_h / (k + ½) it rounds proportional shares (Sainte-Laguë). With prices no more is spent than the budget, and what is
 * left does not pay for any further unit. Quick for thousands of segments and millions of units: a threshold of claims is
 * searched for and only the rest is given one by one. The floors alone cost more than the budget → null.
 */
export function shareOut(claimants: readonly Claimant[], budget: number): number[] | null {
  const units = claimants.map(({ least, most }) => Math.min(least, most))
  // Prices add up with rounding in the last digit, which must not cost a unit that fits exactly.
  const slack = 1e-12 * Math.max(1, budget)
  const leftOf = () => claimants.reduce((left, { price }, h) => left - price * (units[h] ?? 0), budget + slack)
  if (leftOf() < 0) return null
  // What costs nothing is given in full: nothing else could be had for it.
  for (const [h, { price, most }] of claimants.entries()) if (price === 0) units[h] = most
  for (;;) {
    const left = leftOf()
    const open = claimants.flatMap(({ most, price }, h) => ((units[h] ?? 0) < most && price <= left ? [h] : []))
    if (open.length === 0) return units
    giveOneByOne(claimants, units, open, left - giveAboveThreshold(claimants, units, open, left))
  }
}

/** Gives the strongest claim among those that can be paid for one unit, at most as often as there are claimants. */
function giveOneByOne(claimants: readonly Claimant[], units: number[], open: readonly number[], budget: number): void {
  const next = (h: number) => {
    const { claim, most } = claimants[h] as Claimant
    const own = units[h] ?? 0
    return own < most ? claim(own) : Number.NaN
  }
  const claims = open.map(next)
  const prices = open.map((h) => claimants[h]?.price ?? 0)
  let left = budget
  for (let turn = 0; turn < open.length; turn++) {
    let best = -1
    let bestClaim = Number.NEGATIVE_INFINITY
    for (let i = 0; i < claims.length; i++) {
      const claim = claims[i] as number
      // NaN, no room for more, is larger than nothing.
      if ((claim > bestClaim || (best < 0 && claim === bestClaim)) && (prices[i] as number) <= left) {
        best = i
        bestClaim = claim
      }
    }
    const h = open[best]
    if (h === undefined) return
    units[h] = (units[h] ?? 0) + 1
    claims[best] = next(h)
    left -= claimants[h]?.price ?? 0
  }
}

/**
 * Gives those that are open every unit whose claim is above a threshold that the budget pays for, so low that about one
 * unit a claimant is left to give. Returns what that took of the budget.
 */
function giveAboveThreshold(
  claimants: readonly Claimant[],
  units: number[],
  open: readonly number[],
  left: number,
): number {
  const wanted = (threshold: number) =>
    open.map((h) => {
      const { claim, most } = claimants[h] as Claimant
      return unitsAbove(claim, units[h] ?? 0, most, threshold)
    })
  const takes = (given: readonly number[]) =>
    open.reduce((total, h, i) => total + ((given[i] ?? 0) - (units[h] ?? 0)) * (claimants[h]?.price ?? 0), 0)
  const more = (one: readonly number[], other: readonly number[]) =>
    one.reduce((total, count, i) => total + count - (other[i] ?? 0), 0)

  const finite = open.map((h) => claimants[h]?.claim(units[h] ?? 0) ?? 0).filter(Number.isFinite)
  let high = Math.max(...finite, Number.MIN_VALUE)
  let low = 0
  let given = wanted(high)
  // Claims without end, the first unit of each segment, can outbid the budget by themselves.
  if (takes(given) > left) return 0
  let tooMuch = wanted(Number.NEGATIVE_INFINITY)
  if (takes(tooMuch) <= left) given = tooMuch
  else {
    while (more(tooMuch, given) > open.length) {
      const middle = low === 0 ? high / 4 : Math.sqrt(low) * Math.sqrt(high)
      if (!(middle > low && middle < high)) break
      const tried = wanted(middle)
      if (takes(tried) > left) {
        low = middle
        tooMuch = tried
      } else {
        high = middle
        given = tried
      }
    }
  }
  const taken = takes(given)
  open.forEach((h, i) => {
    units[h] = given[i] ?? 0
  })
  return taken
}

/** How many units it has once each one whose claim is above the threshold was given. */
function unitsAbove(claim: Claimant['claim'], from: number, most: number, threshold: number): number {
  if (from >= most || !(claim(from) > threshold)) return from
  // The unit after `low` units is claimed above the threshold; the one after `high` is not, or there is no room.
  let low = from
  let step = 1
  while (low + step < most && claim(low + step) > threshold) {
    low += step
    step *= 2
  }
  let high = Math.min(most, low + step)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (claim(middle) > threshold) low = middle
    else high = middle
  }
  return high
}
