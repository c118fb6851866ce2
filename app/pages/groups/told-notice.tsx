import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { groupWords, isRefusal, type Told } from './words.ts'

/** What became of what was pressed last. */
export function ToldNotice({ told }: { told: Told | null }) {
  const say = useWords(groupWords)
  if (!told) return null
  return (
    <Notice kind={isRefusal(told) ? 'error' : 'info'} help={isRefusal(told) ? 'groups' : undefined}>
      <p>{say(told)}</p>
    </Notice>
  )
}
