import { Form } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import '#app/ui/seen-banner.css'

const bannerWords = words({
  en: {
    label: 'Your access',
    helping: 'You are helping {leader} of {name} until {until}: {purpose}',
    end: 'End access',
  },
  es: {
    label: 'Su acceso',
    helping: 'Está ayudando a {leader} de {name} hasta el {until}: {purpose}',
    end: 'Terminar el acceso',
  },
})

type SupportBannerProps = {
  slug: string
  name: string
  support: { leader: string; purpose: string; until: string }
}

/** Says to a support agent on every page for whom they act, and leads out. */
export function SupportBanner({ slug, name, support }: SupportBannerProps) {
  const say = useWords(bannerWords)
  return (
    <aside className="seen-banner" aria-label={say('label')}>
      <p>{say('helping', { ...support, name })}</p>
      <Form method="post" action={`/support/communities/${slug}/end`}>
        <button className="button primary" type="submit">
          {say('end')}
        </button>
      </Form>
    </aside>
  )
}
