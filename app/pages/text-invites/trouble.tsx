import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { SkippedList } from './paste-field.tsx'
import type { TextView } from './text-form.ts'
import { textWords } from './words.ts'

/** What is wrong with the form as a whole; what belongs to a field stands beside it. */
export function Trouble({ trouble }: Pick<TextView, 'trouble'>) {
  const say = useWords(textWords)
  if (!trouble || trouble.key === 'nobody' || trouble.key === 'noConsent') return null
  if (trouble.key === 'notSetUp')
    return (
      <Notice kind="warning" title={say('notSetUp')}>
        <p>{say('notSetUpBody')}</p>
        <HelpLink to="invite-by-text" />
      </Notice>
    )
  if (trouble.key === 'nobodyToText')
    return (
      <Notice kind="error" title={say('nobodyToText')}>
        <SkippedList skipped={trouble.skipped} />
        <HelpLink to="invite-by-text" />
      </Notice>
    )
  return (
    <Notice kind="error">
      <p>{say(trouble.key, 'count' in trouble ? { count: trouble.count } : {})}</p>
      <HelpLink to="invite-by-text" />
    </Notice>
  )
}
