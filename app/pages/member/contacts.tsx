import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { personWords } from '#app/person-words.ts'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { changeContacts } from '#domain/members/change-contacts.ts'
import type { MemberDetail } from '#domain/members/read-member.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/contacts.ts'
import { loadForDeed } from './load-member.ts'
import { memberPage } from './member-page.ts'
import {
  type ContactFaults,
  type ContactField,
  contactFields,
  readContacts,
} from './read-contacts.ts'
import { memberWords } from './words.ts'
import './member.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update member contact info')
  const member = await loadForDeed(context, params, 'change contacts')
  const { name, firstName, lastName, email, phone } = member
  const typed = { firstName, lastName, email: email ?? '', phone: phone ? printPhone(phone) : '' }
  return { name, typed, faults: {} as ContactFaults, ...whatIsAsked(member, by) }
}

/** Corrects how the community lists somebody. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update member contact info')
  const member = await loadForDeed(context, params, 'change contacts')
  const { id: memberId, name } = member
  const about = whatIsAsked(member, by)
  const { typed, contacts, faults } = readContacts(await openForm(request), about.asked)
  if (Object.keys(faults).length > 0) return data({ name, typed, faults, ...about }, 400)
  const outcome = await changeContacts(context.get(house).db, by, { memberId, contacts })
  if (outcome.ok) return redirect(`${memberPage(params)}?told=changed`, 303)
  const { because } = outcome.refusal
  if (because === 'unknown' || because === 'left') throw data(null, 404)
  return data({ name, typed, faults: { email: because } as ContactFaults, ...about }, 409)
}

/** Which fields may be corrected here, and the invitation whose address is mended elsewhere. */
function whatIsAsked({ email, state, record }: MemberDetail, { permissions }: Actor) {
  const live = state === 'pending' && record?.invitation?.isLive ? record.invitation.id : null
  const asked = contactFields.filter((field) => {
    if (field === 'email') return permissions.has('view member email') && !live
    return field !== 'phone' || permissions.has('view member phone')
  })
  return { asked, invitation: live && email ? { id: live, email } : null }
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', memberWords)
  return pageTitle(say('contactsTitle', { name: loaderData?.name ?? '' }))
}

const kinds = {
  firstName: { type: 'text', maxLength: 60, required: true },
  lastName: { type: 'text', maxLength: 60, required: true },
  email: { type: 'email', maxLength: 254, required: true },
  phone: { type: 'tel', maxLength: 40, required: false },
} as const

export default function ContactsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(memberWords)
  const { name, typed, faults, asked, invitation } = actionData ?? loaderData
  const errorOf = useErrors(faults)
  const errors = asked.flatMap((field) => {
    const words = errorOf(field)
    return words ? [{ field, words }] : []
  })
  return (
    <section className="card profile">
      <h1>{say('contactsTitle', { name })}</h1>
      <p>{say('contactsLead')}</p>
      {invitation && <InvitedAt slug={params.slug} invitation={invitation} />}
      <ErrorSummary help="manage-members" errors={errors} />
      <Form className="form" method="post" action={`${memberPage(params)}/contacts`}>
        {asked.map((field) => (
          <Corrected key={field} field={field} typed={typed[field]} error={errorOf(field)} />
        ))}
        <div className="beside">
          <SubmitButton>{say('save')}</SubmitButton>
          <Link className="button quiet" to={memberPage(params)}>
            {say('cancel')}
          </Link>
        </div>
      </Form>
    </section>
  )
}

type CorrectedProps = { field: ContactField; typed: string; error: string | undefined }

function Corrected({ field, typed, error }: CorrectedProps) {
  const person = useWords(personWords)
  const label = field === 'phone' ? `${person('phone')} ${person('optional')}` : person(field)
  return (
    <TextField
      {...kinds[field]}
      name={field}
      label={label}
      error={error}
      defaultValue={typed}
      autoComplete="off"
    />
  )
}

function useErrors(faults: ContactFaults) {
  const say = useWords(memberWords)
  const person = useWords(personWords)
  return (field: ContactField) => {
    const fault = faults[field]
    if (!fault) return undefined
    if (fault === 'wrongName') return say('wrongName')
    return fault === 'wrongEmail' || fault === 'wrongPhone' ? person(fault) : say(fault)
  }
}

type InvitedAtProps = { slug: string; invitation: { id: string; email: string } }

function InvitedAt({ slug, invitation: { id, email } }: InvitedAtProps) {
  const say = useWords(memberWords)
  return (
    <p>
      {say('invitedByEmail', { email })}{' '}
      <Link to={`/c/${slug}/invitations/status/${id}`}>{say('fixInvitation')}</Link>
    </p>
  )
}
