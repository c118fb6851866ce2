import type { Words } from '#app/words/words.ts'
import type { Deed } from '#domain/audit/deed.ts'
import { deedsOfGroups } from './deeds-of-groups.ts'
import { deedsOfHomes } from './deeds-of-homes.ts'
import { deedsOfInvitations } from './deeds-of-invitations.ts'
import { deedsOfMembers } from './deeds-of-members.ts'
import { deedsOfSupport } from './deeds-of-support.ts'
import { deedsOfTheCommunity } from './deeds-of-the-community.ts'

/**
 * What every deed is called in the log. Of what is not known, `whom`, `home`, `day`, `name` and `file` are
 * `none`; `about` tells kinds of one deed apart.
 */
export const deedWords: Words<Deed> = { en: inLanguage('en'), es: inLanguage('es') }

function inLanguage(language: 'en' | 'es') {
  return {
    ...deedsOfMembers[language],
    ...deedsOfInvitations[language],
    ...deedsOfHomes[language],
    ...deedsOfGroups[language],
    ...deedsOfTheCommunity[language],
    ...deedsOfSupport[language],
  }
}
