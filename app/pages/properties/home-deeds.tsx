import { Form, Link } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { PropertyView } from './property.tsx'
import { propertyWords } from './property-words.ts'

/** What was done to the home last, and whether it is deleted. */
export function HomeStanding({ root, property }: { root: string; property: PropertyView }) {
  const say = useWords(propertyWords)
  const { id, told, other, isDeleted, mayChange } = property
  const isRefusal = told === 'exists' || told === 'lived in'
  return (
    <>
      {told && (
        <Notice kind={isRefusal ? 'error' : 'info'} help={isRefusal ? 'properties' : undefined}>
          <p>{say(`told ${told}`)}</p>
          {other && <Link to={`${root}/${other}`}>{say('seeOther')}</Link>}
        </Notice>
      )}
      {isDeleted && (
        <section className="card home-card">
          <h2>{say('isDeleted')}</h2>
          <p>{say('isDeletedBody')}</p>
          {mayChange && (
            <Form className="beside" method="post" action={`${root}/${id}/restore`}>
              <SubmitButton>{say('restore')}</SubmitButton>
            </Form>
          )}
        </section>
      )}
    </>
  )
}

type HomeDeedsProps = { slug: string; base: string; property: PropertyView }

/** What may be changed about the home as such. */
export function HomeDeeds({ slug, base, property }: HomeDeedsProps) {
  const say = useWords(propertyWords)
  const { id, isDeleted, mayChange, mayMove } = property
  if (isDeleted || !(mayChange || mayMove)) return null
  return (
    <nav className="beside" aria-label={say('homeDeeds')}>
      {mayMove && (
        <Link className="button quiet" to={`/c/${slug}/households/new?property=${id}`}>
          {say('newHousehold')}
        </Link>
      )}
      {mayChange && (
        <Link className="button quiet" to={`${base}/address`}>
          {say('changeAddress')}
        </Link>
      )}
      {mayChange && (
        <Link className="button plain" to={`${base}/delete`}>
          {say('deleteHome')}
        </Link>
      )}
    </nav>
  )
}
