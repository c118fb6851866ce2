import { entrance, house, visit } from '#app/context.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { readTabbed } from '#app/tabbed-list.ts'
import { sayIn } from '#app/words/words.ts'
import { householdTabs } from '#domain/households/household-state.ts'
import { type ListedHousehold, listAllHouseholds } from '#domain/households/open-households.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export.ts'
import { householdWords } from './household-words.ts'

/** The most lines a file holds. */
const mostLines = 200_000

/** The households of a tab that a search finds, as a file: what the list shows, and no more. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, spreadsheets } = context.get(house)
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  const { tab, search } = readTabbed(url.searchParams, householdTabs)
  const households = await listAllHouseholds(db, by, { tab, search, most: mostLines })
  const say = sayIn(context.get(visit).locale, householdWords)
  const columns: [string, (household: ListedHousehold) => string][] = [
    [say('household'), ({ name }) => name ?? say('unnamed')],
    [say('home'), ({ door }) => door ?? ''],
    [say('column town'), ({ town }) => town ?? ''],
    [say('people'), ({ people }) => people?.join(', ') ?? ''],
    [say('heads'), ({ heads }) => heads?.join(', ') ?? ''],
    [say('column joined'), ({ living }) => String(living)],
    [say('column expected'), ({ expected }) => String(expected)],
    [say('status'), ({ state }) => say(`is ${state}`)],
  ]
  const rows = households.map((household) => columns.map(([, cell]) => cell(household)))
  const pieces = spreadsheets.write('csv', [[columns.map(([name]) => name), ...rows]])
  return fileAnswer({ format: 'csv', name: datedName(community, 'households'), pieces })
}
