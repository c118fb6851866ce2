import { Form } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { propertyWords } from './property-words.ts'

/** A home has just been deleted; one press brings it back. */
export function DeletedNotice({ base, propertyId }: { base: string; propertyId: string }) {
  const say = useWords(propertyWords)
  return (
    <Notice>
      <p>{say('isGone')}</p>
      <Form method="post" action={`${base}/${propertyId}/restore`}>
        <button className="button quiet" type="submit">
          {say('restore')}
        </button>
      </Form>
    </Notice>
  )
}
