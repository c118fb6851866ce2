import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { RowChange, RowEditing } from './in-row.tsx'
import { type RowAnswer, sentOf } from './row-answer.ts'

type Saving = {
  change: Omit<RowChange, 'is'>
  editing: RowEditing
  /** What to do when it is saved. */
  saved: () => void
}

/** Saves what was typed in a row. What was refused is not sent again unchanged. */
export function useSaving({ change, editing, saved }: Saving) {
  const fetcher = useFetcher<RowAnswer>()
  const sent = useRef<string>(null)
  const isBusy = fetcher.state !== 'idle'
  const isSaved = !isBusy && fetcher.data?.saved === true
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is saved
  useEffect(() => {
    if (!isSaved) return
    editing.changed({ ...change, is: sent.current ?? '' })
    saved()
  }, [isSaved])
  return {
    isBusy,
    refused: isBusy || !fetcher.data?.error ? null : fetcher.data,
    send: (is: string) => {
      if (isBusy || is === sent.current) return
      sent.current = is
      const body = sentOf({ ...change, is }, editing.roles)
      void fetcher.submit(body, { method: 'post', action: change.action })
    },
  }
}
