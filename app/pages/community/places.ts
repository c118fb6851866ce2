import { words } from '#app/words/words.ts'
import type { Permission } from '#domain/roles/permission.ts'

/** What the places of a community are called in its navigation. */
export const placeWords = words({
  en: {
    home: 'Home',
    members: 'Members & Groups',
    communityMembers: 'Community Members',
    inviteMembers: 'Invite Members',
    groups: 'Groups',
    households: 'Households',
    properties: 'Properties',
    community: 'Community',
    progress: 'Who has not joined',
    roster: 'Import roster',
    preferences: 'Preferences',
    roles: 'Roles',
    audit: 'Audit log',
    account: 'Account & Household',
    myAccount: 'My Account',
    myHousehold: 'My Household',
  },
  es: {
    home: 'Inicio',
    members: 'Miembros y grupos',
    communityMembers: 'Miembros de la comunidad',
    inviteMembers: 'Invitar a miembros',
    groups: 'Grupos',
    households: 'Hogares',
    properties: 'Propiedades',
    community: 'Comunidad',
    progress: 'Quién no se ha unido',
    roster: 'Importar lista',
    preferences: 'Preferencias',
    roles: 'Roles',
    audit: 'Registro de auditoría',
    account: 'Cuenta y hogar',
    myAccount: 'Mi cuenta',
    myHousehold: 'Mi hogar',
  },
})

type PlaceName = keyof (typeof placeWords)['en']

/** Who looks at the navigation. */
type Looking = {
  permissions: readonly string[]
  /** Whether the person has a home here. */
  livesHere: boolean
}

type Place = {
  name: PlaceName
  /** Below the community's address; with a slash, from the root. */
  to: string
  isFor: (looking: Looking) => boolean
}

const whoMay =
  (permission: Permission) =>
  ({ permissions }: Looking) =>
    permissions.includes(permission)

const [seesMembers, seesHomes] = [whoMay('admin view members'), whoMay('view property')]

const groups: readonly { group: PlaceName; places: readonly Place[] }[] = [
  {
    group: 'members',
    places: [
      { name: 'communityMembers', to: 'members', isFor: whoMay('view active members') },
      { name: 'inviteMembers', to: 'invitations', isFor: whoMay('invite members') },
      { name: 'groups', to: 'groups', isFor: whoMay('view member groups') },
      { name: 'households', to: 'households', isFor: whoMay('view households') },
      { name: 'properties', to: 'properties', isFor: whoMay('view property') },
    ],
  },
  {
    group: 'community',
    places: [
      { name: 'progress', to: 'progress', isFor: (who) => seesMembers(who) && seesHomes(who) },
      { name: 'roster', to: 'roster', isFor: whoMay('import roster') },
      { name: 'preferences', to: 'preferences', isFor: whoMay('view community preferences') },
      {
        name: 'roles',
        to: 'roles',
        isFor: (looking) =>
          whoMay('view community preferences')(looking) || whoMay('change member role')(looking),
      },
      { name: 'audit', to: 'audit', isFor: whoMay('view audit log') },
    ],
  },
  {
    group: 'account',
    places: [
      { name: 'myAccount', to: '/account', isFor: () => true },
      { name: 'myHousehold', to: 'my-household', isFor: ({ livesHere }) => livesHere },
    ],
  },
]

/** The places somebody may use, group by group; a group without any is left out. */
export function placesOf(looking: Looking) {
  return groups
    .map(({ group, places }) => ({ group, places: places.filter(({ isFor }) => isFor(looking)) }))
    .filter(({ places }) => places.length > 0)
}
