import { type Inbox, mostBytes, mostMessages } from './inbox.ts'

/** A mailbox in memory; what is put into `waiting` has come. */
export function memoryInbox({
  most = mostMessages,
  mostBytes: bytes = mostBytes,
} = {}): Inbox & { waiting: Uint8Array[] } {
  const waiting: Uint8Array[] = []
  return {
    waiting,
    async empty(take, { signal } = {}) {
      for (let taken = 0; taken < most && !signal?.aborted; taken += 1) {
        const [raw] = waiting
        if (!raw) return
        await take(raw.subarray(0, bytes))
        waiting.shift()
      }
    },
  }
}
