import { data, type RouterContextProvider } from 'react-router'
import { house } from '#app/context.ts'
import { forget, keep, keptBy } from '#app/cookies.ts'
import { readForm } from '#app/forms.ts'
import { joiner } from '#app/joiner.ts'
import { keepTried } from '#app/tried.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { readCode } from '#domain/invitations/access-code.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import { recordOpening } from '#domain/invitations/record-opening.ts'
import type { TryRefusal } from '#domain/invitations/try-code.ts'
import type { Route } from './+types/resident.ts'
import { CodeForm, type CodeTrouble } from './code-form.tsx'
import { ConfirmJoining } from './confirm-joining.tsx'
import { enterAfterJoining } from './enter-after-joining.ts'
import { givenBefore } from './given-before.ts'
import { type Account, readHeldCode, tryTyped } from './held-code.ts'
import { holdCode } from './hold-code.ts'
import { noCode } from './no-code.ts'
import { Onboarding, type RefusedForm } from './onboarding.tsx'
import { OtherAddress } from './other-address.tsx'
import { type Spent, SpentCode, spentFor } from './spent-code.tsx'

/** What this page shows: a form for the code, why a code opens nothing, or what it offers and to whom. */
type View =
  | { show: 'code form'; typed: string; trouble: CodeTrouble | null; signedIn: boolean }
  | { show: 'spent'; spent: Spent; community?: string; signedIn: boolean }
  | { show: 'onboarding'; offer: Offer; given?: RefusedForm }
  | { show: 'joining'; offer: Offer; account: Account }

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { account, held } = await readHeldCode(context)
  if (held === null)
    return view({ show: 'code form', typed: '', trouble: null, signedIn: account !== null })
  if (!held.ok) {
    await enterIfOwn(context, { account, refused: held.refusal })
    return refusal(context, held.refusal, { typed: '', signedIn: account !== null })
  }
  const offer = held.value
  if (request.method === 'GET') await recordOpening(context.get(house).db, offer)
  if (account) return view({ show: 'joining', offer, account })
  return view({ show: 'onboarding', offer, given: await givenBefore(context, { url, offer }) })
}

/** Looks at a typed code; keeps it if it opens something. Nothing is joined here. */
export async function action({ request, context }: Route.ActionArgs) {
  const { accessCode: typed } = await readForm(request, ['accessCode'])
  const account = await joiner(context)
  const offer = await tryTyped(context, { typed, account })
  if (!offer.ok) {
    await enterIfOwn(context, { account, refused: offer.refusal })
    return refusal(context, offer.refusal, { typed, signedIn: account !== null })
  }
  const code = readCode(typed)
  if (!code.ok) throw new Error('A code that offers something can be read.')
  return holdCode(context, code.value)
}

/** Who has used the code themselves goes where it led. */
async function enterIfOwn(
  context: Readonly<RouterContextProvider>,
  { account, refused }: { account: Account | null; refused: TryRefusal },
): Promise<void> {
  if (!account || !('byHolderIn' in refused) || !refused.byHolderIn) return
  const { byHolderIn: communityId } = refused
  throw await enterAfterJoining(context, { accountId: account.id, communityId })
}

const statusOf = {
  'not a code': 400,
  mistyped: 400,
  hurry: 429,
  unknown: 404,
  redeemed: 410,
  voided: 410,
  replaced: 410,
  expired: 410,
  'not now': 409,
} satisfies Record<TryRefusal['because'], number>

function refusal(
  context: Readonly<RouterContextProvider>,
  refused: TryRefusal,
  { typed, signedIn }: { typed: string; signedIn: boolean },
) {
  const status = statusOf[refused.because]
  if (refused.because === 'hurry') {
    const { retryAfterSeconds } = refused
    const trouble = { key: 'hurry', minutes: Math.ceil(retryAfterSeconds / 60) } as const
    const headers = { 'retry-after': String(retryAfterSeconds) } // and keep the code: it may be right
    return view({ show: 'code form', typed, trouble, signedIn }, { status, headers })
  }
  const headers = new Headers({ 'set-cookie': forget(context, 'code') })
  headers.append('set-cookie', keepTried(context, refused.because))
  const held = readCode(typed || keptBy(context, 'code') || '')
  if (refused.because === 'expired' && held.ok)
    headers.append('set-cookie', keep(context, 'expired', held.value))
  const codeForm = (trouble: CodeTrouble) =>
    view({ show: 'code form', typed, trouble, signedIn }, { status, headers })
  switch (refused.because) {
    case 'not a code':
      return codeForm(noCode(typed))
    case 'mistyped':
      return codeForm({ key: 'mistyped' })
    default:
      return view(
        {
          show: 'spent',
          spent: spentFor(refused, { signedIn }),
          community: refused.community,
          signedIn,
        },
        { status, headers },
      )
  }
}

function view(shown: View, init: { status?: number; headers?: HeadersInit } = {}) {
  return data(shown, init)
}

export function headers({ loaderHeaders, actionHeaders }: Route.HeadersArgs) {
  return [...actionHeaders].length > 0 ? actionHeaders : loaderHeaders
}

export default function Resident({ loaderData, actionData }: Route.ComponentProps) {
  const shown = actionData ?? loaderData
  const color = 'offer' in shown ? shown.offer.community.color : undefined
  return (
    <PublicFrame
      color={color}
      signedIn={'account' in shown || ('signedIn' in shown && shown.signedIn)}
      path="/join/resident"
    >
      <Shown view={shown} />
    </PublicFrame>
  )
}

function Shown({ view }: { view: View }) {
  switch (view.show) {
    case 'code form':
      return <CodeForm typed={view.typed} trouble={view.trouble} />
    case 'spent':
      return <SpentCode spent={view.spent} community={view.community} />
    case 'onboarding':
      return <Onboarding offer={view.offer} refused={view.given} />
    case 'joining':
      return view.offer.suits ? (
        <ConfirmJoining offer={view.offer} account={view.account} />
      ) : (
        <OtherAddress offer={view.offer} account={view.account} outcome={null} />
      )
  }
}
