import { Facts } from '#app/ui/facts.tsx'
import { useRoleName } from '#app/words/role-name.ts'
import { useWords } from '#app/words/words.ts'
import { mergeWords } from './merge-words.ts'
import type { ShownRecord } from './show-pair.ts'

type RecordCardProps = {
  record: ShownRecord
  /** The other record: what neither of them has is left out of both. */
  beside: ShownRecord
}

/** One of the two records, whole. */
export function RecordCard({ record, beside }: RecordCardProps) {
  const say = useWords(mergeWords)
  const roleName = useRoleName()
  const { name, email, phone, title, role, state, homes, groups, signIn } = record
  const none = <span className="soft">{say('none')}</span>
  const eitherHas = (has: (one: ShownRecord) => boolean, shown: React.ReactNode) =>
    has(record) ? shown : has(beside) ? none : null
  return (
    <section className="card" aria-label={name ?? undefined}>
      <h2>{name}</h2>
      <Facts
        facts={[
          [say('state'), say(state)],
          [say('email'), eitherHas((one) => one.email !== null, addressOf(email))],
          [say('phone'), eitherHas((one) => one.phone !== null, phone)],
          [say('role'), role && roleName(role)],
          [say('titleField'), eitherHas((one) => one.title !== null, title)],
          [say('homes'), eitherHas((one) => one.homes.length > 0, homesOf(homes, say('head')))],
          [say('groups'), eitherHas((one) => one.groups.length > 0, groups.join(', '))],
          [say('signIn'), eitherHas((one) => one.signIn !== null, addressOf(signIn))],
        ]}
      />
    </section>
  )
}

/** A long address may go on in the next line, best before its `@`. */
function addressOf(address: string | null) {
  const at = address?.lastIndexOf('@') ?? 0
  return (
    <>
      {address?.slice(0, at)}
      <wbr />
      {address?.slice(at)}
    </>
  )
}

function homesOf(homes: ShownRecord['homes'], head: string) {
  return homes.map(({ home, isHead }) => (
    <span key={home} className="merge-home">
      {home} {isHead && <span className="soft">({head})</span>}
    </span>
  ))
}
