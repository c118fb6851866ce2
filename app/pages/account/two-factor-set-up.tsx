import { data, redirect } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { readSetUp, type SetUp as Shown } from '#domain/second-steps/begin-two-factor.ts'
import { confirmTwoFactor } from '#domain/second-steps/confirm-two-factor.ts'
import type { Route } from './+types/two-factor-set-up.ts'
import { AccountPage } from './account-page.tsx'
import { CodeField, type CodeTrouble, sayCodeTrouble } from './code-trouble.tsx'
import { twoFactorWords } from './two-factor-words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { db, ...tools } = context.get(house)
  const begun = await readSetUp(db, tools, context.get(session))
  if (!begun) throw redirect('/account/two-factor')
  return begun
}

type Refused = { trouble: CodeTrouble }

/** Turns two-factor on against the first code of the app. */
export async function action({ request, context }: Route.ActionArgs) {
  const { code } = await readForm(request, ['code'])
  if (code.trim() === '') return data<Refused>({ trouble: { key: 'missingCode' } }, 400)
  const { db, ...tools } = context.get(house)
  const { accountId, sessionId } = context.get(session)
  const { who } = context.get(visit)
  const confirmed = await confirmTwoFactor(db, tools, { accountId, sessionId, code, who })
  if (confirmed.ok) return go('/account/two-factor/codes', [])
  const { refusal } = confirmed
  if (refusal.because === 'not begun') return go('/account/two-factor?gone', [])
  const said = sayCodeTrouble(refusal)
  return data<Refused>({ trouble: said.codeTrouble }, said.init)
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', twoFactorWords)('setUpTitle'))
}

/** Brings the secret into an app, and asks for the first code as a proof that it has arrived. */
export default function SetUp({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(twoFactorWords)
  return (
    <AccountPage path="/account/two-factor/set-up" title={say('setUpTitle')}>
      <ol className="steps-to-do">
        <li>
          <Bring {...loaderData} />
        </li>
        <li>
          <p>{say('proof')}</p>
          <form className="form" method="post" action="/account/two-factor/set-up">
            <CodeField label="code" trouble={actionData?.trouble} />
            <button className="button primary" type="submit">
              {say('turnOn')}
            </button>
          </form>
        </li>
      </ol>
    </AccountPage>
  )
}

function Bring({ picture: { size, path }, uri, secret }: Shown) {
  const say = useWords(twoFactorWords)
  return (
    <>
      <p>{say('scan')}</p>
      <svg
        className="qr"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={say('picture')}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {say('onThisPhone')} <a href={uri}>{say('openApp')}</a>
      </p>
      <p>
        {say('byHand')} <code className="secret">{secret}</code>
      </p>
    </>
  )
}
