import { useState } from 'react'
import { data, Form, Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords, words } from '#app/words/words.ts'
import { showCode } from '#domain/invitations/show-code.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/code.ts'

const codeWords = words({
  en: {
    title: 'The code of this invitation',
    ask: 'Whoever has the code can use it once. Show it only where nobody else looks on.',
    show: 'Show Code',
    hand: 'Tell it to the person, or send them the link. They type it on the page “Join your community”.',
    link: 'Link',
    copy: 'Copy Link',
    copied: 'Copied',
    close: 'Close',
    spent: 'This code has been used or voided; there is nothing left to show.',
    'may not grant': 'This code gives a role that you cannot grant, so you cannot see it.',
  },
  es: {
    title: 'El código de esta invitación',
    ask: 'Quien tenga el código puede usarlo una vez. Muéstrelo solo donde nadie más mire.',
    show: 'Mostrar el código',
    hand: 'Dígaselo a la persona o envíele el enlace. Lo escribe en la página «Únase a su comunidad».',
    link: 'Enlace',
    copy: 'Copiar el enlace',
    copied: 'Copiado',
    close: 'Cerrar',
    spent: 'Este código ya se usó o se anuló; no queda nada que mostrar.',
    'may not grant': 'Este código da un rol que usted no puede dar, así que no puede verlo.',
  },
})

export function loader({ context }: Route.LoaderArgs) {
  requirePermission(context.get(entrance).by, 'invite members')
  return null
}

export async function action({ context, params: { invitationId } }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  const { db, key, publicUrl } = context.get(house)
  if (!isId(invitationId)) throw data(null, 404)
  const shown = await showCode(db, by, { invitationId, key })
  if (shown.ok) {
    const { printed, code } = shown.value
    return { code: printed, link: `${publicUrl}/join/${code}` }
  }
  const { because } = shown.refusal
  if (because === 'unknown') throw data(null, 404)
  return data({ because }, 409)
}

export default function Code({ actionData, params }: Route.ComponentProps) {
  const say = useWords(codeWords)
  const below = `/c/${params.slug}/invitations/status/${params.invitationId}`
  return (
    <Dialog title={say('title')} closeTo={below} step={actionData ? 'shown' : 'question'}>
      {!actionData && (
        <Form method="post">
          <p>{say('ask')}</p>
          <div className="actions">
            <button className="button primary" type="submit">
              {say('show')}
            </button>
          </div>
        </Form>
      )}
      {actionData && 'because' in actionData && (
        <Notice kind="error" help="invitation-status">
          {say(actionData.because)}
        </Notice>
      )}
      {actionData && 'code' in actionData && (
        <>
          <p className="code shown-code">{actionData.code}</p>
          <p>{say('hand')}</p>
          <LinkToCopy link={actionData.link} />
        </>
      )}
      {actionData && (
        <div className="actions">
          <Link className="button primary" to={below}>
            {say('close')}
          </Link>
        </div>
      )}
    </Dialog>
  )
}

/** The link to copy by hand; with script also by a button. */
function LinkToCopy({ link }: { link: string }) {
  const say = useWords(codeWords)
  const [isCopied, setCopied] = useState(false)
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true))
  return (
    <div className="field link-to-copy">
      <label htmlFor="link">{say('link')}</label>
      <input
        id="link"
        className="input"
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button className="button quiet only-with-script" type="button" onClick={copy}>
        {say(isCopied ? 'copied' : 'copy')}
      </button>
    </div>
  )
}
