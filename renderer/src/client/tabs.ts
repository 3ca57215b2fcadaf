// Tabs of one browser that show the same host. A new one is given the key by those already open, and each hears what the
// others have changed. Only pages of this very host can hear: a channel belongs to an origin, its port included.
import type { CallName } from '../../../shared/contract'

const CHANNEL = 'nps-workbench'
/** How long a tab without a key waits for another tab's answer. */
const PATIENCE_MS = 500

type Said = { kind: 'key-wanted' } | { kind: 'key'; key: string } | { kind: 'written'; name: CallName }

/** The key of another tab of this host; null when none answers. */
export function keyOfOtherTabs(): Promise<string | null> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(CHANNEL)
    const finish = (key: string | null) => {
      clearTimeout(patience)
      channel.close()
      resolve(key)
    }
    const patience = setTimeout(() => finish(null), PATIENCE_MS)
    channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'key') finish(data.key)
    }
    channel.postMessage({ kind: 'key-wanted' } satisfies Said)
  })
}

/** Answers tabs that have no key. `key` is asked at that moment: a key that the host has refused is not passed on. */
export function shareKey(key: () => string | null): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    const known = data.kind === 'key-wanted' ? key() : null
    if (known !== null) channel.postMessage({ kind: 'key', key: known } satisfies Said)
  }
  return () => channel.close()
}

/** Lets the other tabs know that a call has changed something. */
export function tellOtherTabs(name: CallName): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage({ kind: 'written', name } satisfies Said)
  channel.close()
}

/** Calls `heard` for each change that another tab has made. Returns the way to stop listening. */
export function hearOtherTabs(heard: (name: CallName) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.kind === 'written') heard(data.name)
  }
  return () => channel.close()
}
