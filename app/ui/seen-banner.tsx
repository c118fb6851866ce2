import { Form } from 'react-router'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords, words } from '#app/words/words.ts'
import './seen-banner.css'

const bannerWords = words({
  en: {
    label: 'As whom you look',
    seen: 'You see {name} as people with the role {role} do. Nothing you do is saved.',
    back: 'Back to myself',
  },
  es: {
    label: 'Como quién mira',
    seen: 'Está viendo {name} como quienes tienen el rol {role}. Nada de lo que haga se guarda.',
    back: 'Volver a ser yo',
  },
})

type SeenBannerProps = { slug: string; name: string; role: string }

/** Says on every page as people of which role somebody looks at their community, and leads back. */
export function SeenBanner({ slug, name, role }: SeenBannerProps) {
  const say = useWords(bannerWords)
  const roleName = useRoleName()
  return (
    <aside className="seen-banner" aria-label={say('label')}>
      <p>{say('seen', { name, role: roleName(role) })}</p>
      <Form method="post" action={`/c/${slug}/roles/back`}>
        <button className="button primary" type="submit">
          {say('back')}
        </button>
      </Form>
    </aside>
  )
}
