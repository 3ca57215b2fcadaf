// Which of several ratings the score goes with most, when they also go with each other.
import { type Matrix, symmetricEigen } from './numerics/symmetric'

/** Above so many drivers the subsets are too many; the relative weights stay. */
export const SHAPLEY_LIMIT = 12
/** Eigenvalues of a correlation matrix below this share of the largest are 0 to any reader: one driver is a sum of others. */
const COLLINEAR = 1e-10

/** Shares of R², one per driver in the order given; each list sums to `rSquared`. `shapley` null: too many drivers. */
export type DriverImportance = { rSquared: number; shapley: number[] | null; relativeWeights: number[] }

/**
 * How much of the outcome's variation does each driver account for? Least squares of the outcome on all drivers.
 * `shapley`: the average rise of R² when a driver comes in, over all orders (Lindeman, Merenda & Gold 1980).
 * `relativeWeights`: Λ² b² with Λ = cor(X)^½ and b = Λ⁻¹ cor(X, y) (Johnson 2000); nearly the same, at any number.
 * An association, never an effect. Needs more answers than drivers, and far more to be steady.
 * No drivers, rows of unequal length, a driver or an outcome that does not vary, or collinear drivers → null.
 */
export function driverImportance(
  drivers: readonly (readonly number[])[],
  outcome: readonly number[],
): DriverImportance | null {
  const k = drivers[0]?.length ?? 0
  if (k === 0 || drivers.length !== outcome.length || drivers.some((row) => row.length !== k)) return null
  const columns = Array.from({ length: k }, (_, j) => standardised(drivers.map((row) => row[j] ?? Number.NaN)))
  const target = standardised(outcome)
  if (target === null) return null
  const known = columns.filter((column) => column !== null)
  if (known.length < k) return null
  const correlations = known.map((one) => known.map((other) => dot(one, other)))
  const withOutcome = known.map((one) => dot(one, target))
  const { values, vectors } = symmetricEigen(correlations)
  const largest = Math.max(...values)
  if (!(Math.min(...values) > COLLINEAR * largest)) return null

  // Λ and Λ⁻¹ from the eigenvectors; b is what the outcome owes to each of the axes that stand nearest the drivers.
  const power = (exponent: number) =>
    known.map((_, i) =>
      known.map((__, j) =>
        values.reduce((sum, value, m) => sum + value ** exponent * (vectors[m]?.[i] ?? 0) * (vectors[m]?.[j] ?? 0), 0),
      ),
    )
  const [root, inverseRoot] = [power(0.5), power(-0.5)]
  const axes = inverseRoot.map((row) => dot(row, withOutcome))
  const relativeWeights = root.map((row) => row.reduce((sum, each, j) => sum + each ** 2 * (axes[j] ?? 0) ** 2, 0))
  return {
    rSquared: axes.reduce((sum, axis) => sum + axis ** 2, 0),
    shapley: k > SHAPLEY_LIMIT ? null : shapleyShares(correlations, withOutcome),
    relativeWeights,
  }
}

/** Mean 0 and length 1, so that products of two columns are correlations. null: it does not vary. */
function standardised(column: readonly number[]): number[] | null {
  const mean = column.reduce((sum, each) => sum + each, 0) / column.length
  const centered = column.map((each) => each - mean)
  const length = Math.sqrt(dot(centered, centered))
  const scale = Math.max(...column.map(Math.abs), Number.MIN_VALUE)
  if (!(length > 1e-12 * scale * Math.sqrt(column.length))) return null
  return centered.map((each) => each / length)
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0)

function shapleyShares(correlations: Matrix, withOutcome: readonly number[]): number[] {
  const k = withOutcome.length
  const explained = Array.from({ length: 2 ** k }, (_, subset) => {
    const members = withOutcome.flatMap((__, j) => (subset & (1 << j) ? [j] : []))
    return rSquaredOf(members, correlations, withOutcome)
  })
  // A set of s others comes before a driver in s! (k − 1 − s)! of k! orders.
  const chance = [1 / k]
  for (let s = 1; s < k; s += 1) chance.push(((chance[s - 1] ?? 0) * s) / (k - s))
  return withOutcome.map((_, j) =>
    explained.reduce((sum, without, subset) => {
      if (subset & (1 << j)) return sum
      return sum + (chance[sizeOf(subset)] ?? 0) * ((explained[subset | (1 << j)] ?? 0) - without)
    }, 0),
  )
}

const sizeOf = (subset: number) => subset.toString(2).replaceAll('0', '').length

/** r′ R⁻¹ r of these drivers, by Cholesky's decomposition: the squared length of L⁻¹ r. */
function rSquaredOf(members: readonly number[], correlations: Matrix, withOutcome: readonly number[]): number {
  const rows: number[][] = []
  const solved: number[] = []
  for (const i of members) {
    const row: number[] = []
    rows.forEach((above, place) => {
      const correlation = correlations[i]?.[members[place] ?? 0] ?? 0
      row.push((correlation - dot(row, above)) / (above[place] ?? 1))
    })
    const rest = Math.sqrt(Math.max(0, (correlations[i]?.[i] ?? 1) - dot(row, row)))
    solved.push(((withOutcome[i] ?? 0) - dot(row, solved)) / rest)
    rows.push([...row, rest])
  }
  return dot(solved, solved)
}
