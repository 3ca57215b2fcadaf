// Symmetric matrices: eigenvalues and eigenvectors by Jacobi's rotations. Small, and exact to the last digits.

export type Matrix = readonly (readonly number[])[]
/** `vectors[i]` belongs to `values[i]`; the vectors are of length 1 and at right angles. */
export type Eigen = { values: number[]; vectors: number[][] }

/**
 * A = Σ λ v v′. Cyclic Jacobi rotations (Golub & Van Loan §8.5): each turns one pair of axes until their entry is 0;
 * converges quadratically. For matrices of a dozen rows; the caller sees to it that the matrix is symmetric.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const n = matrix.length
  const a = matrix.map((row) => [...row])
  const v = matrix.map((_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)))
  const get = (m: number[][], i: number, j: number) => m[i]?.[j] ?? 0
  const put = (m: number[][], i: number, j: number, x: number) => {
    const row = m[i]
    if (row) row[j] = x
  }
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let [off, size] = [0, 0]
    for (let p = 0; p < n; p += 1) {
      for (let q = 0; q < n; q += 1) {
        if (p !== q) off += get(a, p, q) ** 2
        size += get(a, p, q) ** 2
      }
    }
    if (off <= size * Number.EPSILON ** 2) break
    for (let p = 0; p < n - 1; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        const apq = get(a, p, q)
        if (apq === 0) continue
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * apq)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const c = 1 / Math.hypot(t, 1)
        const s = t * c
        for (let k = 0; k < n; k += 1) {
          const [akp, akq] = [get(a, k, p), get(a, k, q)]
          put(a, k, p, c * akp - s * akq)
          put(a, k, q, s * akp + c * akq)
        }
        for (let k = 0; k < n; k += 1) {
          const [apk, aqk] = [get(a, p, k), get(a, q, k)]
          put(a, p, k, c * apk - s * aqk)
          put(a, q, k, s * apk + c * aqk)
        }
        for (let k = 0; k < n; k += 1) {
          const [vkp, vkq] = [get(v, k, p), get(v, k, q)]
          put(v, k, p, c * vkp - s * vkq)
          put(v, k, q, s * vkp + c * vkq)
        }
      }
    }
  }
  return {
    values: a.map((row, i) => row[i] ?? 0),
    vectors: a.map((_, i) => v.map((row) => row[i] ?? 0)),
  }
}
