// What weights cost: unequal weights make many answers worth fewer.

/** `answers` is Kish's effective number, `designEffect` n over it, `squaredVariation` (sd / mean)² of the weights. */
export type EffectiveSize = { answers: number; designEffect: number; squaredVariation: number }

/**
 * How many equally weighted answers are these worth? (Σw)² / Σw², Kish (1965). Supposes that the weights have nothing
 * to do with the answers, so it does not see what stratification gains. No weights, a negative one, or all 0 → null.
 */
export function effectiveSize(weights: readonly number[]): EffectiveSize | null {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight * weight, 0)
  if (!(sum > 0) || weights.some((weight) => weight < 0)) return null
  const answers = sum ** 2 / squares
  const designEffect = weights.length / answers
  return { answers, designEffect, squaredVariation: designEffect - 1 }
}
