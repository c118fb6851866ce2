import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { askWords } from './ask-words.ts'

/** Says who may do what somebody who is no Head has asked for. */
export function OnlyHeads({ heads }: { heads: readonly string[] }) {
  const say = useWords(askWords)
  return (
    <Notice kind="warning">
      {heads.length === 0 ? say('nobodyHead') : say('notHead', { names: heads.join(', ') })}
      <HelpLink to="my-household" />
    </Notice>
  )
}
