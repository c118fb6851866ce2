import { Form, Link } from 'react-router'
import { Dialog } from '#app/ui/dialog.tsx'
import { Choice, TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords, words } from '#app/words/words.ts'

const fixWords = words({
  en: {
    title: 'Fix the address',
    now: 'Up to now: {address}',
    email: 'New e-mail address',
    phone: 'New phone number',
    hint: 'The same code is sent there at once, with its full validity.',
    do: 'Change and Send',
    cancel: 'Cancel',
    ok: 'Ok',
    doneTitle: 'The invitation is on its way',
    done: 'The same code goes to {address}.',
    over: 'This invitation can no longer be changed.',
    sharesBox: 'Yes, they share it',
    noAddress: 'This is not an e-mail address. It looks like name@example.com.',
    noNumber:
      'This is not a phone number we know. It looks like (512) 555-0123, without an extension.',
    same: 'This is the address we have already. Change what is wrong in it.',
    alreadyInvited: 'Somebody waits at this address already. Resend that invitation instead.',
    alreadyMember: 'Somebody with this address has joined already. Void this invitation.',
    known:
      'This person was here before with this address. Void this invitation and invite them anew.',
    shares: '{name} waits at this address too. Do the two share it?',
    bounced: 'This address has refused our mail before. Use another one.',
    complained: 'Somebody at this address marked our mail as spam. Use another one.',
    unsubscribed: 'Somebody at this address wants no mail from us. Use another one.',
    optedOut: 'This number answered STOP, so we may not text it. Use another one.',
    joined: 'They have joined in the meantime. There is nothing left to send.',
    voided: 'This invitation was voided. Invite the person anew.',
    replaced: 'This invitation has got a new code. Change the address of the new one.',
    onPaper: 'This invitation is on paper and is sent nowhere.',
    mayNotGrant: 'This invitation gives a role that you cannot grant. Ask another leader.',
  },
  es: {
    title: 'Corregir la dirección',
    now: 'Hasta ahora: {address}',
    email: 'Nuevo correo electrónico',
    phone: 'Nuevo número de teléfono',
    hint: 'El mismo código se envía allí enseguida, con toda su validez.',
    do: 'Cambiar y enviar',
    cancel: 'Cancelar',
    ok: 'De acuerdo',
    doneTitle: 'La invitación va en camino',
    done: 'El mismo código va a {address}.',
    over: 'Esta invitación ya no se puede cambiar.',
    sharesBox: 'Sí, la comparten',
    noAddress: 'Esto no es un correo electrónico. Tiene la forma nombre@example.com.',
    noNumber: 'No conocemos este número. Tiene la forma (512) 555-0123, sin extensión.',
    same: 'Esta es la dirección que ya tenemos. Cambie lo que está mal.',
    alreadyInvited: 'Alguien espera ya en esta dirección. Reenvíe esa invitación.',
    alreadyMember: 'Alguien con esta dirección ya se ha unido. Anule esta invitación.',
    known:
      'Esta persona ya estuvo aquí con esta dirección. Anule esta invitación e invítela de nuevo.',
    shares: '{name} también espera en esta dirección. ¿La comparten?',
    bounced: 'Esta dirección ya rechazó nuestro correo. Use otra.',
    complained: 'Alguien en esta dirección marcó nuestro correo como no deseado. Use otra.',
    unsubscribed: 'Alguien en esta dirección no quiere correos nuestros. Use otra.',
    optedOut: 'Este número respondió STOP y no podemos escribirle. Use otro.',
    joined: 'Ya se ha unido mientras tanto. No queda nada que enviar.',
    voided: 'Esta invitación se anuló. Invite de nuevo a la persona.',
    replaced: 'Esta invitación tiene un código nuevo. Cambie la dirección de la nueva.',
    onPaper: 'Esta invitación está en papel y no se envía a ningún sitio.',
    mayNotGrant:
      'Esta invitación da un rol que usted no puede dar. Pídalo a otra persona de la directiva.',
  },
})

type Fault = keyof (typeof fixWords)['en']

type FixDialogProps = {
  below: string
  now: { isText: boolean; isFixable: boolean; address: string | null }
  outcome:
    | { fixed: string | null }
    | { typed: string; fault: Fault; name: string | null }
    | undefined
}

/** Asks for the right address, and tells that the invitation is on its way there. */
export function FixDialog({ below, now, outcome }: FixDialogProps) {
  const say = useWords(fixWords)
  if (outcome && 'fixed' in outcome)
    return (
      <Dialog title={say('doneTitle')} closeTo={below} step="done">
        <p role="status">{say('done', { address: outcome.fixed ?? '' })}</p>
        <div className="actions">
          <Link className="button primary" to={below}>
            {say('ok')}
          </Link>
        </div>
      </Dialog>
    )
  return (
    <Dialog title={say('title')} closeTo={below} step="question">
      {now.isFixable || outcome ? (
        <Question below={below} now={now} refused={outcome} />
      ) : (
        <Notice kind="warning" help="invitation-status">
          {say('over')}
        </Notice>
      )}
    </Dialog>
  )
}

type QuestionProps = Pick<FixDialogProps, 'below' | 'now'> & {
  refused: { typed: string; fault: Fault; name: string | null } | undefined
}

function Question({ below, now: { isText, address }, refused }: QuestionProps) {
  const say = useWords(fixWords)
  return (
    <Form method="post" className="form" noValidate>
      {address && <p className="soft">{say('now', { address })}</p>}
      <TextField
        name="address"
        label={say(isText ? 'phone' : 'email')}
        hint={say('hint')}
        error={refused && say(refused.fault, { name: refused.name ?? '' })}
        type={isText ? 'tel' : 'email'}
        autoComplete="off"
        defaultValue={refused?.typed ?? address ?? ''}
      />
      {refused?.fault === 'shares' && (
        <Choice type="checkbox" name="shares" value="yes" label={say('sharesBox')} />
      )}
      <div className="actions">
        <Link className="button quiet" to={below}>
          {say('cancel')}
        </Link>
        <SubmitButton>{say('do')}</SubmitButton>
      </div>
    </Form>
  )
}
