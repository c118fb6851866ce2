import { Link } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { addressWords } from './address-words.ts'

type ExistsNoticeProps = {
  base: string
  exists: { because: 'exists' | 'exists deleted'; propertyId: string }
  /** The home whose address would be changed to it; absent: it would be created. */
  propertyId?: string
  /** Whether who reads it may open the other home. */
  mayOpen: boolean
  mayMerge: boolean
}

/** There is a home of this address already: the ways on. */
export function ExistsNotice({ base, exists, propertyId, mayOpen, mayMerge }: ExistsNoticeProps) {
  const say = useWords(addressWords)
  const { because, propertyId: other } = exists
  const two = propertyId && new URLSearchParams({ one: other, other: propertyId })
  return (
    <Notice kind="error" help="properties">
      <p>{say(because)}</p>
      {mayOpen && (
        <p>
          <Link to={`${base}/${other}`}>{say(because === 'exists' ? 'seeIt' : 'seeDeleted')}</Link>
        </p>
      )}
      {two && mayMerge && (
        <p>
          <Link to={`${base}/merge?${two}`}>{say('mergeThem')}</Link>
        </p>
      )}
    </Notice>
  )
}
