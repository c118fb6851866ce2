import { entrance, house, visit } from '#app/context.ts'
import { datedName, fileAnswer } from '#app/file-answer.ts'
import { readTabbed } from '#app/tabbed-list.ts'
import { sayIn } from '#app/words/words.ts'
import { type ListedProperty, listAllProperties } from '#domain/properties/list-properties.ts'
import { propertyTabs } from '#domain/properties/property-state.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export.ts'
import { propertyWords } from './property-words.ts'

/** The most lines a file holds. */
const mostLines = 200_000

/** The homes of a tab that a search finds, as a file: what the list shows, and no more. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, spreadsheets } = context.get(house)
  const { by, community } = context.get(entrance)
  requirePermission(by, 'export members')
  const { tab, search } = readTabbed(url.searchParams, propertyTabs)
  const properties = await listAllProperties(db, by, { tab, search, most: mostLines })
  const say = sayIn(context.get(visit).locale, propertyWords)
  const columns: [string, (home: ListedProperty) => string][] = [
    [say('home'), ({ door }) => door],
    [say('town'), ({ town }) => town],
    [say('status'), ({ state }) => say(`is ${state}`)],
    [say('households'), ({ households }) => String(households)],
    [say('livesThere'), ({ people }) => people?.join(', ') ?? ''],
    [say('joined'), ({ living }) => String(living)],
    [say('expectedCount'), ({ expected }) => String(expected)],
    [say('pastOccupants'), ({ past }) => String(past)],
  ]
  const rows = properties.map((home) => columns.map(([, cell]) => cell(home)))
  const pieces = spreadsheets.write('csv', [[columns.map(([name]) => name), ...rows]])
  return fileAnswer({ format: 'csv', name: datedName(community, 'properties'), pieces })
}
