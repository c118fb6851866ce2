import { isRouteErrorResponse } from 'react-router'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { WhatWentWrong } from '#app/ui/what-went-wrong.tsx'
import { useWords, words } from '#app/words/words.ts'

const outsideWords = words({
  en: {
    'behind the curtain': 'Opening soon',
    'behind the curtainBody':
      'You are a member, and everything is ready for you. Your board has not opened this community yet; we will tell you when it does.',
    suspended: 'Your access is paused',
    suspendedBody:
      'The Community Leaders have paused your access. Please write to them if you think this is a mistake.',
    others: 'My communities',
  },
  es: {
    'behind the curtain': 'Abrirá pronto',
    'behind the curtainBody':
      'Ya es miembro y todo está listo. Su junta todavía no ha abierto esta comunidad; le avisaremos cuando lo haga.',
    suspended: 'Su acceso está en pausa',
    suspendedBody:
      'Quienes dirigen la comunidad han pausado su acceso. Escríbales si cree que es un error.',
    others: 'Mis comunidades',
  },
})

/** What somebody sees who is a member and may not enter now; strangers see a page that is not there. */
export function StandingOutside({ error }: { error: unknown }) {
  const say = useWords(outsideWords)
  if (!isRouteErrorResponse(error) || error.status !== 403) return <WhatWentWrong error={error} />
  const because: 'behind the curtain' | 'suspended' =
    error.data?.because === 'suspended' ? 'suspended' : 'behind the curtain'
  return (
    <PublicFrame path="/communities">
      <title>{`${say(because)} · Communitrak`}</title>
      <div className="card">
        <h1>{say(because)}</h1>
        <p>{say(`${because}Body`)}</p>
        <a className="button quiet" href="/communities">
          {say('others')}
        </a>
      </div>
    </PublicFrame>
  )
}
