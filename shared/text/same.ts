/** The shape of one language's text with every sentence widened to `string`: what the other language must provide. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }
