import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { keptBy } from '#app/cookies.ts'
import { onlyForms } from '#app/only-forms.ts'
import { keepAsked } from '#app/tried.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { useWords, words } from '#app/words/words.ts'
import { askAgain } from '#domain/invitations/ask-again.ts'
import type { Route } from './+types/ask-again.ts'

const askAgainWords = words({
  en: {
    title: 'Thank you',
    body: 'If your invitation comes from a community here, its leaders now know that you would like a new one. They will send it the way they sent the first.',
    urgent: 'If it is urgent, please speak to your board or your management company.',
    again: 'I have another code',
    hurry: 'You have asked very often',
    hurryBody:
      'Please wait {minutes, plural, =1 {a minute} other {# minutes}} before you ask again.',
  },
  es: {
    title: 'Gracias',
    body: 'Si su invitación es de una comunidad de aquí, quienes la dirigen ya saben que quiere una nueva. Se la enviarán como la primera.',
    urgent: 'Si es urgente, hable con su junta o su administración.',
    again: 'Tengo otro código',
    hurry: 'Lo ha pedido muchas veces',
    hurryBody:
      'Espere {minutes, plural, =1 {un minuto} other {# minutos}} antes de pedirlo otra vez.',
  },
})

export const middleware: Route.MiddlewareFunction[] = onlyForms('/join/resident')

/** Asks the leaders for a new invitation in place of one that has run out. Says the same to everybody. */
export async function action({ context }: Route.ActionArgs) {
  const { db, key, limits } = context.get(house)
  const { who, device } = context.get(visit)
  const asking = { typed: keptBy(context, 'expired') ?? '', who, from: device.address }
  const asked = await askAgain(db, { key, limits }, asking)
  if (asked.ok) {
    const headers = keepAsked(context, null).map((one): [string, string] => ['set-cookie', one])
    return data({ minutes: null }, { headers })
  }
  const { retryAfterSeconds } = asked.refusal
  const headers = { 'retry-after': String(retryAfterSeconds) }
  return data({ minutes: Math.ceil(retryAfterSeconds / 60) }, { status: 429, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export default function AskAgain({ actionData }: Route.ComponentProps) {
  const say = useWords(askAgainWords)
  const minutes = actionData?.minutes ?? null
  const title = say(minutes === null ? 'title' : 'hurry')
  return (
    <PublicFrame path="/join/resident">
      <div className="card">
        <title>{`${title} · Communitrak`}</title>
        <h1>{title}</h1>
        <p>{minutes === null ? say('body') : say('hurryBody', { minutes })}</p>
        <p>{say('urgent')}</p>
        <a className="button quiet" href="/join/resident">
          {say('again')}
        </a>
      </div>
    </PublicFrame>
  )
}
