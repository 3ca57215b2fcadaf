/** Does some work when all that was asked for before it is done, whether that went well or not. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** A queue in which one thing is done at a time. */
export function oneAtATime(): InTurn {
  let turn: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
}
