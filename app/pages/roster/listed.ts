import { useContext } from 'react'
import type { Locale } from '#app/words/locale.ts'
import { LocaleContext, useWords, words } from '#app/words/words.ts'

const thingWords = words({
  en: {
    properties: '{count, plural, =1 {one property} other {# properties}}',
    households: '{count, plural, =1 {one household} other {# households}}',
    members: '{count, plural, =1 {one member} other {# members}}',
    invitations: '{count, plural, =1 {one invitation} other {# invitations}}',
  },
  es: {
    properties: '{count, plural, =1 {una propiedad} other {# propiedades}}',
    households: '{count, plural, =1 {un hogar} other {# hogares}}',
    members: '{count, plural, =1 {un miembro} other {# miembros}}',
    invitations: '{count, plural, =1 {una invitación} other {# invitaciones}}',
  },
})

const things = ['properties', 'households', 'members', 'invitations'] as const

type Things = Partial<Record<(typeof things)[number], number>>

/** Names what is made, leaving out what is not: `2 properties, one household and 3 members`. */
export function useListed(): (made: Things) => string | null {
  const say = useWords(thingWords)
  const locale: Locale = useContext(LocaleContext)
  return (made) => {
    const named = things.flatMap((thing) =>
      made[thing] ? [say(thing, { count: made[thing] })] : [],
    )
    return named.length > 0 ? new Intl.ListFormat(locale).format(named) : null
  }
}
