import { Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { printFieldValue } from '#app/field-value.ts'
import { pageTitle } from '#app/page-title.ts'
import { photoOf } from '#app/photo.ts'
import { Facts } from '#app/ui/facts.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Portrait } from '#app/ui/portrait.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { daysIn } from '#app/words/days.ts'
import type { Locale } from '#app/words/locale.ts'
import { useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { type FilledField, readValues } from '#domain/member-fields/read-values.ts'
import type { Place } from '#domain/members/list-places.ts'
import type { Route } from './+types/member.ts'
import { Deeds } from './deeds.tsx'
import { Fields } from './fields.tsx'
import { loadMember } from './load-member.ts'
import { Places } from './places.tsx'
import { RecordCard } from './record-card.tsx'
import { memberWords, readTold } from './words.ts'
import '#app/ui/list.css'
import './member.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { locale } = context.get(visit)
  const day = daysIn(locale, community.timeZone)
  const { record, homes, photoId, phone, ...member } = await loadMember(context, params)
  const values = await readValues(context.get(house).db, by, { memberId: member.id })
  const show = (place: Place) => ({
    ...place,
    since: day(place.since),
    until: place.until && day(place.until),
  })
  return {
    ...member,
    phone: phone && { number: phone, printed: printPhone(phone) },
    photo: photoOf(community.slug, { memberId: member.id, photoId }),
    homes: homes.map(show),
    seesContact:
      member.isOneself ||
      (by.permissions.has('view member email') && by.permissions.has('view member phone')),
    seesHomes: member.isOneself || by.permissions.has('view member property address'),
    mayOpenHomes: by.permissions.has('view property'),
    mayOpenHouseholds:
      by.permissions.has('view households') && by.permissions.has('admin view members'),
    record: record && {
      ...record,
      knownSince: day(record.knownSince),
      joinedAt: record.joinedAt && day(record.joinedAt),
      leftAt: record.leftAt && day(record.leftAt),
      suspended: record.suspended && {
        ...record.suspended,
        since: day(record.suspended.since),
      },
      pastHomes: record.pastHomes.map(show),
    },
    fields: (values?.fields ?? []).map((field) => showField(locale, field)),
    seesLog: by.permissions.has('view audit log'),
    told: readTold(url.searchParams),
  }
}

function showField(locale: Locale, { id, name, kind, value, mayFill }: FilledField) {
  return { id, name, value: value && printFieldValue(locale, kind, value), mayFill }
}

export type MemberView = Awaited<ReturnType<typeof loader>>

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', memberWords)
  return pageTitle(loaderData?.name ?? say('members'))
}

/** Somebody of the community: who they are, where they live, and what can be done about them. */
export default function Member({ loaderData: member, params }: Route.ComponentProps) {
  const say = useWords(memberWords)
  const base = `/c/${params.slug}`
  return (
    <>
      <WayBack to={`${base}/members`}>{say('members')}</WayBack>
      {member.told && (
        <Notice
          kind={member.told.isRefusal ? 'error' : 'info'}
          help={member.told.isRefusal ? 'manage-members' : undefined}
        >
          <p>{say(member.told.word, { name: member.name })}</p>
        </Notice>
      )}
      <section className="card profile">
        <Face member={member} />
        <Contact member={member} />
        <Deeds member={member} base={base} />
      </section>
      {member.seesHomes && <Places member={member} base={base} />}
      <Fields member={member} base={base} />
      <Groups member={member} base={base} />
      {member.record && <RecordCard record={member.record} base={base} />}
      {member.seesLog && (
        <p className="profile-log">
          <Link to={`${base}/audit?person=${member.id}`}>{say('log', { name: member.name })}</Link>
        </p>
      )}
    </>
  )
}

function Face({ member }: { member: MemberView }) {
  const say = useWords(memberWords)
  const { name, photo, state, title, isLeader, isOneself } = member
  const role = useRoleName()(member.role)
  return (
    <header className="profile-face">
      <Portrait name={name} photo={photo} large />
      <div>
        <h1>{name}</h1>
        <p>
          {title ? `${title} · ${role}` : role}{' '}
          {isLeader && <span className="badge">{say('leader')}</span>}{' '}
          {state !== 'active' && <span className="badge waiting">{say(state)}</span>}{' '}
          {isOneself && <span className="badge">{say('you')}</span>}
        </p>
      </div>
    </header>
  )
}

function Contact({ member }: { member: MemberView }) {
  const say = useWords(memberWords)
  const { email, phone, isOneself, seesContact } = member
  if (!email && !phone)
    return <p className="soft">{say(seesContact ? 'contactUnknown' : 'noContact')}</p>
  return (
    <>
      <Facts
        facts={[
          [say('email'), email && <a href={`mailto:${email}`}>{email}</a>],
          [say('phone'), phone && <a href={`tel:${phone.number}`}>{phone.printed}</a>],
        ]}
      />
      {isOneself && <p className="soft">{say('ownContact')}</p>}
    </>
  )
}

function Groups({ member, base }: { member: MemberView; base: string }) {
  const say = useWords(memberWords)
  if (member.groups.length === 0) return null
  return (
    <section className="card profile">
      <h2>{say('groups')}</h2>
      <ul className="plain-list">
        {member.groups.map(({ id, name }) => (
          <li key={id}>
            <Link to={`${base}/groups/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
