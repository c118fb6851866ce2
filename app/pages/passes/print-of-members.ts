import { redirect } from 'react-router'
import { chosenMembers, keptChoice } from '#app/chosen-members.ts'
import { entrance, house, visit } from '#app/context.ts'
import { composeSheets } from '#domain/passes/compose-sheets.ts'
import type { Route } from './+types/print-of-members.ts'
import { answerSheets } from './answer-sheets.ts'
import { readStyle } from './read-style.ts'

/** The own codes of members who have not joined, as PDF; without any that can be printed, their page says why. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  const { chosen } = await chosenMembers({ context, url }, 'invite members')
  const which = { memberIds: chosen.map(({ id }) => id) }
  const style = readStyle(url.searchParams, context.get(visit))
  const { db, key, publicUrl, passes } = context.get(house)
  const sheets = await composeSheets(db, by, { which, style }, { key, publicUrl })
  const page = `/c/${params.slug}/invitations/passes/of-members`
  if (sheets.passes.length === 0)
    throw redirect(`${page}?${new URLSearchParams(keptChoice(url.searchParams))}`)
  return answerSheets(passes.draw(sheets), `${community.slug}-members-passes.pdf`)
}
