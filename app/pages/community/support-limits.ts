import type { Entrance } from '#domain/communities/enter-community.ts'

/**
 * What a support agent may send, below the community's address. Whatever else a page takes is the leader's own,
 * or for the community to decide: a new page is closed to agents until it stands here.
 */
const maySend = [
  /^members$/,
  /^members[/]invite([/]send)?$/,
  /^members[/](resend|void)$/,
  /^members[/][^/]+[/](contacts|fields)$/,
  /^invitations[/](text|email|passes)([/].*)?$/,
  /^invitations[/]status([/].*)?$/,
  /^households(?![/]export)([/].*)?$/,
  /^properties(?![/]export)([/].*)?$/,
  /^progress[/](resend|letter|empty)$/,
  /^roster([/].*)?$/,
]

/** What an agent does not even look at: the leader's own, what is taken away as a file, and forms of decisions. */
const notShown = [
  /^(my-household|contact)([/].*)?$/,
  /^(members|households|properties)[/]export([/].*)?$/,
  /^audit[/]export$/,
  /^members[/](columns|merge)$/,
  /^invitations[/](confirm|requests)[/].+$/,
  /^groups[/](new|[^/]+[/](edit|delete))$/,
]

type Asked = { inside: Entrance; method: string; pathname: string }

/** Whether a support agent asks for what they must not touch on behalf of the leader for whom they act. */
export function isNotForSupport({ inside, method, pathname }: Asked): boolean {
  const { support, by } = inside
  if (!support) return false
  const below = belowCommunity(pathname)
  const isOwnRecord = below.startsWith(`members/${by.memberId}/`) && !below.endsWith('/photo')
  if (isOwnRecord || notShown.some((pattern) => pattern.test(below))) return true
  const looks = method === 'GET' || method === 'HEAD'
  return !looks && !maySend.some((pattern) => pattern.test(below))
}

/** A path below `/c/:slug/` as the router reads it: in whatever case, encoded or not, with a slash at its end or none. */
function belowCommunity(pathname: string): string {
  const parts = pathname
    .replace(/([/]_)?[.]data$/, '')
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('/', '%2f').toLowerCase())
  return parts
    .filter((part) => part !== '')
    .slice(2)
    .join('/')
}
