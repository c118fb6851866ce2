import { Form } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { listAt } from './list-address.ts'
import type { ListAddress } from './question.ts'
import { progressWords } from './words.ts'

type MarkedEmptyProps = { slug: string; propertyId: string; address: ListAddress }

/** A home was noted as empty and has left the list: it can come back. */
export function MarkedEmpty({ slug, propertyId, address }: MarkedEmptyProps) {
  const say = useWords(progressWords)
  return (
    <Notice>
      <p>{say('isEmpty')}</p>
      <Form method="post" action={`/c/${slug}/progress/empty`} preventScrollReset>
        <input type="hidden" name="property" value={propertyId} />
        <input type="hidden" name="isEmpty" value="no" />
        <input type="hidden" name="back" value={listAt('', address)} />
        <button className="button quiet small" type="submit">
          {say('undo')}
        </button>
      </Form>
    </Notice>
  )
}
