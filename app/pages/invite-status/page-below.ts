import { useListBelow } from '#app/ui/list-below.ts'

/** The page below a dialog: the story of one invitation, or the list as it was. */
export function usePageBelow({ slug, invitationId }: { slug: string; invitationId?: string }) {
  const base = `/c/${slug}/invitations/status`
  const list = useListBelow(base, 'invitation')
  return invitationId ? `${base}/${invitationId}` : list
}
