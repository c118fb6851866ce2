import { data, type Params, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { localPath, readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type ChangeRoleRefusal, changeRole } from '#domain/members/change-role.ts'
import { type RoleOfMember, readRole } from '#domain/members/read-role.ts'
import { listGrantable } from '#domain/roles/list-grantable.ts'
import type { Route } from './+types/member-role.ts'
import { RoleForm } from './role-form.tsx'
import { memberRoleWords } from './words.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const member = await loadMember(context, params)
  const { by, community } = context.get(entrance)
  const roles = await listGrantable(context.get(house).db, by)
  const next = pathInside(community.slug, url.searchParams.get('next'))
  return { ...member, roles, next, saved: url.searchParams.has('saved') }
}

type Fault = Exclude<ChangeRoleRefusal['because'], 'unknown member'> | 'noRole'

/**
 * Gives a member another role and leads back to `next`, where that is a page of the community. A refusal
 * answers with its reason, the words for it, and the form to try again. Whoever asks to *stay* is told that it is
 * saved, and led nowhere.
 */
export async function action({ request, context, params }: Route.ActionArgs) {
  await loadMember(context, params)
  const typed = await readForm(request, ['roleId', 'next', 'sure', 'stay'])
  const { by, community } = context.get(entrance)
  const next = pathInside(community.slug, typed.next)
  const { memberId } = params
  const again = (because: Fault, status: number) => {
    const isOneself = memberId === by.memberId
    const word = because === 'last leader' && isOneself ? 'you are last' : because
    const error = sayIn(context.get(visit).locale, memberRoleWords)(word)
    return data({ because, error, roleId: typed.roleId, next }, status)
  }
  const { roleId, sure } = typed
  if (!isId(roleId)) return again('noRole', 400)
  const outcome = await changeRole(context.get(house).db, by, {
    ...{ memberId, roleId, isSure: sure === 'on' },
  })
  if (!outcome.ok) {
    const { because } = outcome.refusal
    if (because === 'unknown member') throw data(null, 404)
    return again(because, because === 'unknown role' ? 404 : 409)
  }
  const home = `/c/${community.slug}`
  if (memberId === by.memberId) return redirect(home, 303)
  if (typed.stay) return data({ saved: true as const })
  return redirect(next ?? `${home}/members/${memberId}/role?saved`, 303)
}

async function loadMember(
  context: Readonly<RouterContextProvider>,
  { memberId }: Params,
): Promise<RoleOfMember> {
  const { by } = context.get(entrance)
  const member = await readRole(context.get(house).db, by, isId(memberId) ? memberId : null)
  if (!member) throw data(null, 404)
  return member
}

/** Where to go on to: a page of the same community, or null. */
function pathInside(slug: string, wanted: string | null): string | null {
  const path = localPath(wanted, '')
  if (path === '') return null
  const { pathname, search } = new URL(path, 'http://here.invalid')
  const home = `/c/${slug}`
  return pathname === home || pathname.startsWith(`${home}/`) ? pathname + search : null
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', memberRoleWords)
  return pageTitle(say('title', { name: loaderData?.name ?? '' }))
}

/** Which role somebody has, to be changed. */
export default function MemberRole({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(memberRoleWords)
  const { name, hasJoined, roles, saved } = loaderData
  const refused = actionData && 'error' in actionData ? actionData : null
  return (
    <>
      <div className="page-head">
        <h1>{say('title', { name })}</h1>
      </div>
      {saved && !actionData && <Notice>{say('saved')}</Notice>}
      <section className="card">
        <p>{say('lead')}</p>
        {!hasJoined && <p>{say('pending')}</p>}
        <RoleForm
          roles={roles}
          roleId={refused?.roleId || loaderData.roleId}
          now={loaderData.roleId}
          refused={refused}
          next={refused ? refused.next : loaderData.next}
          home={`/c/${params.slug}`}
        />
      </section>
    </>
  )
}
