import { useContext } from 'react'
import { isRouteErrorResponse, useParams } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import { FrameContext } from './frame-context.ts'
import { type Helping, HelpLink } from './help-link.tsx'
import { PublicFrame } from './public-frame.tsx'
import { SeenBanner } from './seen-banner.tsx'
import { WhatWentWrong } from './what-went-wrong.tsx'

const outsideWords = words({
  en: {
    'behind the curtain': 'Opening soon',
    'behind the curtainBody':
      'You are a member, and everything is ready for you. Your board has not opened this community yet; we will tell you when it does.',
    suspended: 'Your access is paused',
    suspendedBody:
      'The Community Leaders have paused your access. Please write to them if you think this is a mistake.',
    reason: 'The reason they gave: {reason}',
    'trial ended': 'Nothing can be changed now',
    'trial endedBody':
      'The trial of this community has ended. Everything is still here and can be looked at; what you sent was not saved. A Community Leader can extend the trial.',
    'seen as': 'This was not saved',
    'seen asBody':
      'You are looking at the community as people of another role see it. Go back to yourself to change something.',
    'not for support': 'Not while you help',
    'not for supportBody':
      'This is for the people of the community themselves to do or to see. Nothing has been changed. Ask the leader for whom you are here.',
    'not allowed': 'Your role does not allow this',
    'not allowedBody': 'Ask a Community Leader if you think it should. Nothing has been changed.',
    'not allowedSeen': 'Not for this role',
    'not allowedSeenBody':
      'People with this role cannot open this page; they are told so, and that they may ask a Community Leader.',
    back: 'Back to the community',
    others: 'My communities',
  },
  es: {
    'behind the curtain': 'Abrirá pronto',
    'behind the curtainBody':
      'Ya es miembro y todo está listo. Su junta todavía no ha abierto esta comunidad; le avisaremos cuando lo haga.',
    suspended: 'Su acceso está en pausa',
    suspendedBody:
      'Quienes dirigen la comunidad han pausado su acceso. Escríbales si cree que es un error.',
    reason: 'El motivo que dieron: {reason}',
    'trial ended': 'Ahora no se puede cambiar nada',
    'trial endedBody':
      'El período de prueba de esta comunidad ha terminado. Todo sigue aquí y se puede mirar; lo que envió no se ha guardado. Quienes dirigen la comunidad pueden prolongarlo.',
    'seen as': 'No se ha guardado',
    'seen asBody':
      'Está viendo la comunidad como la ven quienes tienen otro rol. Vuelva a ser usted para cambiar algo.',
    'not for support': 'No mientras ayuda',
    'not for supportBody':
      'Esto solo pueden hacerlo o verlo las propias personas de la comunidad. No se ha cambiado nada. Pídaselo a la persona por la que está aquí.',
    'not allowed': 'Su rol no permite esto',
    'not allowedBody':
      'Pregunte a quienes dirigen la comunidad si cree que debería. No se ha cambiado nada.',
    'not allowedSeen': 'No es para este rol',
    'not allowedSeenBody':
      'Quienes tienen este rol no pueden abrir esta página; se les dice así, y que pueden preguntar a quienes dirigen la comunidad.',
    back: 'Volver a la comunidad',
    others: 'Mis comunidades',
  },
})

const reasons = [
  'behind the curtain',
  'suspended',
  'trial ended',
  'seen as',
  'not allowed',
  'not for support',
] as const
type Because = (typeof reasons)[number]

/** The article that tells more of each. */
const helps: Partial<Record<Because, Helping>> = {
  'behind the curtain': 'waiting-to-enter',
  suspended: 'waiting-to-enter',
  'trial ended': 'trial',
  'seen as': 'roles',
  'not allowed': 'waiting-to-enter',
}

/** Those who are inside all the same, and only may not change anything. */
const insideAllTheSame: readonly Because[] = [
  'trial ended',
  'seen as',
  'not allowed',
  'not for support',
]

/** What a member sees who may not enter, or change anything, now; strangers see a page that is not there. */
export function StandingOutside({ error }: { error: unknown }) {
  const because = reasons.find((one) => isRouteErrorResponse(error) && error.data?.because === one)
  return because ? (
    <Standing because={because} told={(error as Told).data} />
  ) : (
    <WhatWentWrong error={error} />
  )
}

/** What a gate tells beside its reason: the one that leaders gave, or as people of which role somebody looks. */
type Told = {
  data: { reason?: string; seen?: { slug: string; name: string; role: string } | null }
}

function Standing({ because, told: { reason, seen } }: { because: Because; told: Told['data'] }) {
  const say = useWords(outsideWords)
  const { slug } = useParams()
  const isFramed = useContext(FrameContext) !== null
  const [to, words] = insideAllTheSame.includes(because)
    ? [`/c/${slug}`, say('back')]
    : ['/communities', say('others')]
  const what = because === 'not allowed' && seen ? 'not allowedSeen' : because
  const help = helps[because]
  const card = (
    <div className="card">
      <title>{`${say(what)} · Communitrak`}</title>
      <h1>{say(what)}</h1>
      <p>{say(`${what}Body`)}</p>
      {reason && <p>{say('reason', { reason })}</p>}
      <a className="button quiet" href={to}>
        {words}
      </a>
      {help && <HelpLink to={help} />}
    </div>
  )
  if (isFramed) return card
  return (
    <PublicFrame path="/communities" signedIn>
      {seen && <SeenBanner {...seen} />}
      {card}
    </PublicFrame>
  )
}
