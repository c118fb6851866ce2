import { data } from 'react-router'
import { house, session, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { type Faults, type Filled, readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { type PersonWord, personWords } from '#app/person-words.ts'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { changePerson, type PersonChange } from '#domain/accounts/change-person.ts'
import { readOwnAccount } from '#domain/accounts/read-account.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { printPhone, readDirectPhone } from '#domain/contacts/phone-number.ts'
import { listContacts } from '#domain/members/list-records.ts'
import type { Route } from './+types/person.ts'
import { AccountPage } from './account-page.tsx'
import { type Listed, WhatIsListed } from './what-is-listed.tsx'

const personPageWords = words({
  en: {
    title: 'Name and phone',
    phoneHint: 'You may leave it out. Neighbours see it only if you allow it.',
    save: 'Save',
  },
  es: {
    title: 'Nombre y teléfono',
    phoneHint: 'Puede dejarlo vacío. Los vecinos lo ven solo si usted lo permite.',
    save: 'Guardar',
  },
})

const fields = ['firstName', 'lastName', 'phone'] as const
type Field = (typeof fields)[number]

export async function loader({ context }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const account = await readOwnAccount(db, context.get(session).accountId)
  const lists = await listContacts(db, account.id)
  const { firstName, lastName } = account
  return {
    filled: { firstName, lastName, phone: account.phone ? printPhone(account.phone) : '' },
    lists: lists.map(({ community, listed }): Listed => {
      const isNamedAlike =
        listed.firstName === account.firstName && listed.lastName === account.lastName
      return {
        community,
        lines: [
          { what: `${listed.firstName} ${listed.lastName}`, follows: isNamedAlike },
          {
            what: listed.phone && printPhone(listed.phone),
            follows: listed.phone === account.phone,
          },
        ],
      }
    }),
  }
}

/** Changes name and number; a refused form keeps what was typed. */
export async function action({ request, context }: Route.ActionArgs) {
  const filled = await readForm(request, fields)
  const { person, faults } = readChange(filled)
  if (!person) return data({ filled, faults }, 400)
  const { accountId } = context.get(session)
  const { address: from } = context.get(visit).device
  await changePerson(context.get(house).db, { accountId, from }, person)
  return go('/account?saved', [])
}

function readChange(filled: Filled<Field>): {
  person: PersonChange | null
  faults: Faults<Field, PersonWord>
} {
  const firstName = readName(filled.firstName)
  const lastName = readName(filled.lastName)
  const hasPhone = filled.phone.trim() !== ''
  const phone = hasPhone ? readDirectPhone(filled.phone) : null
  const faults: Faults<Field, PersonWord> = {
    ...(!firstName && { firstName: 'wrongFirstName' as const }),
    ...(!lastName && { lastName: 'wrongLastName' as const }),
    ...(hasPhone && !phone && { phone: 'wrongPhone' as const }),
  }
  const isRight = firstName && lastName && !faults.phone
  return { person: isRight ? { firstName, lastName, phone } : null, faults }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', personPageWords)('title'))
}

/** What I am called, and my number. */
export default function Person({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(personPageWords)
  const sayPerson = useWords(personWords)
  const filled = actionData?.filled ?? loaderData.filled
  const faults: Faults<Field, PersonWord> = actionData?.faults ?? {}
  const errorOf = (field: Field) => faults[field] && sayPerson(faults[field])
  const errors = fields.flatMap((field) => {
    const words = errorOf(field)
    return words ? [{ field, words }] : []
  })
  return (
    <AccountPage path="/account/person" title={say('title')}>
      <form className="form" method="post" action="/account/person">
        <ErrorSummary help="my-account" errors={errors} />
        <div className="side-by-side">
          <TextField
            name="firstName"
            label={sayPerson('firstName')}
            error={errorOf('firstName')}
            defaultValue={filled.firstName}
            autoComplete="given-name"
            maxLength={60}
            required
          />
          <TextField
            name="lastName"
            label={sayPerson('lastName')}
            error={errorOf('lastName')}
            defaultValue={filled.lastName}
            autoComplete="family-name"
            maxLength={60}
            required
          />
        </div>
        <TextField
          name="phone"
          label={`${sayPerson('phone')} ${sayPerson('optional')}`}
          hint={say('phoneHint')}
          error={errorOf('phone')}
          defaultValue={filled.phone}
          type="tel"
          autoComplete="tel"
          maxLength={40}
        />
        <button className="button primary" type="submit">
          {say('save')}
        </button>
      </form>
      <WhatIsListed lists={loaderData.lists} />
    </AccountPage>
  )
}
