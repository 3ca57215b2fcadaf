// One call to the engine. Types come from the contract; its schemas stay in the engine, where every call is checked.
import type { CallInput, CallName, CallOutput } from '../../../shared/contract'
import type { Reply } from '../../../shared/wire'
import { CallFailed, type CallOptions, connection } from './connection'
import { noteAnswered, noteSent } from './saving'

/** A host answers every call, also with failures; a rejection is a fault of the window's own side of the pipe. */
async function send(name: CallName, input: unknown, options: CallOptions): Promise<Reply> {
  try {
    return await connection().call(name, input, options)
  } catch (error) {
    if (error instanceof CallFailed) throw error
    console.error(error)
    throw new CallFailed({ code: 'internal', facts: { name, reference: 'window' } }, error)
  }
}

/**
 * Asks the engine. Resolves with the call's value; rejects with `CallFailed` and nothing else.
 * Long calls report progress and stop when `signal` is aborted.
 */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: CallOptions = {},
): Promise<CallOutput<N>> {
  noteSent(name)
  try {
    const reply = await send(name, input, options)
    if (!reply.ok) throw new CallFailed(reply.failure)
    noteAnswered(name, null)
    return reply.value as CallOutput<N>
  } catch (error) {
    noteAnswered(name, error instanceof CallFailed ? error.failure : null)
    throw error
  }
}
