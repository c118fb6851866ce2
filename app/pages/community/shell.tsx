import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { Link, NavLink, useLocation, useNavigation } from 'react-router'
import { accentVariables } from '#app/ui/accent.ts'
import { AccountMenu } from '#app/ui/account-menu.tsx'
import { BrandMark } from '#app/ui/brand-mark.tsx'
import { useWords, words } from '#app/words/words.ts'

const shellWords = words({
  en: {
    skip: 'Skip to the content',
    menu: 'Menu',
    navigation: 'Main navigation',
    home: 'Home',
    members: 'Members & Groups',
    communityMembers: 'Community Members',
    inviteMembers: 'Invite Members',
    groups: 'Groups',
    properties: 'Properties',
    community: 'Community',
    roster: 'Import roster',
    preferences: 'Preferences',
    account: 'Account & Household',
    myAccount: 'My Account',
    myHousehold: 'My Household',
    loading: 'Loading',
  },
  es: {
    skip: 'Ir al contenido',
    menu: 'Menú',
    navigation: 'Navegación principal',
    home: 'Inicio',
    members: 'Miembros y grupos',
    communityMembers: 'Miembros de la comunidad',
    inviteMembers: 'Invitar a miembros',
    groups: 'Grupos',
    properties: 'Propiedades',
    community: 'Comunidad',
    roster: 'Importar lista',
    preferences: 'Preferencias',
    account: 'Cuenta y hogar',
    myAccount: 'Mi cuenta',
    myHousehold: 'Mi hogar',
    loading: 'Cargando',
  },
})

export type ShellCommunity = {
  slug: string
  name: string
  color: string
  hasOthers: boolean
  /** Whether the person has a home here. */
  livesHere: boolean
  permissions: readonly string[]
}

/** The frame of a community's pages. The menu folds away on phones, with or without script. */
export function Shell({ community, children }: { community: ShellCommunity; children: ReactNode }) {
  const say = useWords(shellWords)
  return (
    <div className="shell" style={accentVariables(community.color) as CSSProperties}>
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <BusyLine />
      <header className="top">
        <Link className="brand" to={`/c/${community.slug}`}>
          <BrandMark />
          <span>{community.name}</span>
        </Link>
        <AccountMenu hasOthers={community.hasOthers} />
      </header>
      <Navigation community={community} />
      <main id="content">{children}</main>
    </div>
  )
}

function Navigation({ community }: { community: ShellCommunity }) {
  const say = useWords(shellWords)
  const menu = useRef<HTMLDetailsElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu folds whenever the page changes
  useEffect(() => menu.current?.removeAttribute('open'), [pathname])
  const base = `/c/${community.slug}`
  const seesMembers = community.permissions.includes('view active members')
  return (
    <nav className="navigation" aria-label={say('navigation')}>
      <details className="all" ref={menu}>
        <summary>{say('menu')}</summary>
        <ul>
          <li>
            <NavLink to={base} end>
              {say('home')}
            </NavLink>
          </li>
          {seesMembers && (
            <Group name={say('members')}>
              <li>
                <NavLink to={`${base}/members`}>{say('communityMembers')}</NavLink>
              </li>
              {community.permissions.includes('invite members') && (
                <li>
                  <NavLink to={`${base}/invitations`}>{say('inviteMembers')}</NavLink>
                </li>
              )}
              {community.permissions.includes('view member groups') && (
                <li>
                  <NavLink to={`${base}/groups`}>{say('groups')}</NavLink>
                </li>
              )}
              {community.permissions.includes('view property') && (
                <li>
                  <NavLink to={`${base}/properties`}>{say('properties')}</NavLink>
                </li>
              )}
            </Group>
          )}
          <OfTheCommunity base={base} permissions={community.permissions} />
          <Group name={say('account')}>
            <li>
              <NavLink to="/account">{say('myAccount')}</NavLink>
            </li>
            {community.livesHere && (
              <li>
                <NavLink to={`${base}/my-household`}>{say('myHousehold')}</NavLink>
              </li>
            )}
          </Group>
        </ul>
      </details>
    </nav>
  )
}

type OfTheCommunityProps = { base: string; permissions: readonly string[] }

/** What is about the community as such, for those who look after it. */
function OfTheCommunity({ base, permissions }: OfTheCommunityProps) {
  const say = useWords(shellWords)
  const brings = permissions.includes('import roster')
  const prefers = permissions.includes('view community preferences')
  if (!brings && !prefers) return null
  return (
    <Group name={say('community')}>
      {brings && (
        <li>
          <NavLink to={`${base}/roster`}>{say('roster')}</NavLink>
        </li>
      )}
      {prefers && (
        <li>
          <NavLink to={`${base}/preferences`}>{say('preferences')}</NavLink>
        </li>
      )}
    </Group>
  )
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <details open>
        <summary>{name}</summary>
        <ul>{children}</ul>
      </details>
    </li>
  )
}

/** A line on top that moves while the next page takes longer than a blink. */
function BusyLine() {
  const say = useWords(shellWords)
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <div className={busy ? 'busy-line busy' : 'busy-line'} />
      <span className="hidden-words" role="status">
        {busy ? say('loading') : ''}
      </span>
    </>
  )
}
