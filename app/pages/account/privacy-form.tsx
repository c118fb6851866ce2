import { Facts } from '#app/ui/facts.tsx'
import { Choice } from '#app/ui/field.tsx'
import { Portrait } from '#app/ui/portrait.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import type { OwnView } from '#domain/members/read-own-view.ts'
import { communityWords } from './community-words.ts'

type View = Pick<OwnView, 'answers' | 'listed' | 'neighboursSee' | 'seeMore'>

type PrivacyFormProps = {
  view: View
  /** Where the person's photo is; null for none. */
  photo: string | null
  form: string
}

/** What neighbours may see, with what they see now. */
export function PrivacyForm({ view, photo, form }: PrivacyFormProps) {
  const say = useWords(communityWords)
  const { answers } = view
  return (
    <>
      <form className="form" method="post" action={form}>
        <fieldset className="field">
          <legend>
            <h2>{say('privacy')}</h2>
          </legend>
          <Choice
            type="checkbox"
            name="showEmail"
            label={say('showEmail')}
            defaultChecked={answers.showEmail}
          />
          <Choice
            type="checkbox"
            name="showPhone"
            label={say('showPhone')}
            defaultChecked={answers.showPhone}
          />
          <Choice
            type="checkbox"
            name="showPhoto"
            label={say('showPhoto')}
            hint={photo ? undefined : <a href="/account/photo">{say('addPhoto')}</a>}
            defaultChecked={answers.showPhoto}
          />
        </fieldset>
        <div>
          <button className="button primary" type="submit">
            {say('save')}
          </button>
        </div>
      </form>
      <Preview view={view} photo={answers.showPhoto ? photo : null} />
    </>
  )
}

/** Exactly what a neighbour sees, as it is saved. */
function Preview({ view, photo }: Pick<PrivacyFormProps, 'view' | 'photo'>) {
  const say = useWords(communityWords)
  const roleName = useRoleName()
  const { listed, neighboursSee, seeMore } = view
  const name = `${listed.firstName} ${listed.lastName}`
  return (
    <div className="or">
      <h2>{say('preview')}</h2>
      {neighboursSee ? (
        <Facts
          facts={[
            [
              say('name'),
              <span key="name" className="person">
                <Portrait name={name} photo={photo} /> {name}
              </span>,
            ],
            [say('role'), roleName(listed.role)],
            [say('titleOf'), listed.title],
            [say('email'), neighboursSee.email ?? say('notShown')],
            [say('phone'), neighboursSee.phone ?? say(listed.phone ? 'notShown' : 'noPhone')],
            [say('home'), neighboursSee.address ?? say('notShown')],
          ]}
        />
      ) : (
        <p>{say('nobodySees')}</p>
      )}
      {seeMore.length > 0 && (
        <>
          <p>{say('seeMore')}</p>
          <ul className="plain-list">
            {seeMore.map(({ role, email, phone, address }) => (
              <li key={role}>
                <strong>{roleName(role)}</strong>:{' '}
                {[email && say('email'), phone && say('phone'), address && say('home')]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
