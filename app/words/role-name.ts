import { useContext } from 'react'
import type { RoleNames } from '#domain/roles/told-names.ts'
import type { Locale } from './locale.ts'
import { LocaleContext, sayIn, words } from './words.ts'

const roleWords = words({
  en: { leader: 'Community Leader', board: 'Board Member', resident: 'Resident' },
  es: { leader: 'Líder de la comunidad', board: 'Miembro de la directiva', resident: 'Residente' },
})

const systemRoles = new Map([
  ['Community Leader', 'leader'],
  ['Board Member', 'board'],
  ['Resident', 'resident'],
] as const)

/** Says the name of a role: one that every community has in words of the language, any other as it was named. */
export function roleNameIn(locale: Locale): (name: string) => string {
  const say = sayIn(locale, roleWords)
  return (name) => {
    const key = systemRoles.get(name as 'Resident')
    return key ? say(key) : name
  }
}

/** What pages of a language call roles otherwise than they are kept. */
export function roleNamesIn(locale: Locale): RoleNames {
  const say = roleNameIn(locale)
  return Object.fromEntries(
    [...systemRoles.keys()]
      .map((name) => [name, say(name)] as const)
      .filter(([name, told]) => name !== told),
  )
}

/** Says the name of a role in the language of the page. */
export function useRoleName(): (name: string) => string {
  return roleNameIn(useContext(LocaleContext))
}
