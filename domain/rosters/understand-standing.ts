import type { Occupancy } from '#domain/properties/property.ts'
import { columnName, firstCell } from './cells.ts'
import type { Column, RosterRow } from './field.ts'
import type { Layout, StandingColumns } from './layout.ts'
import type { Problem } from './problem.ts'
import type { Reached } from './reach-people.ts'
import { type HouseholdRole, readHouseholdRole, readOccupancy, readYesNo } from './read-standing.ts'
import { saysLeft } from './says-left.ts'

/** How somebody stands in household and community; null where the row does not say. */
export type Standing = {
  householdRole: HouseholdRole | null
  occupancy: Occupancy | null
  role: string | null
  title: string | null
}

type Facts = { layout: Layout; isMailElsewhere: boolean; count: number }

/**
 * How one person of a row stands, from their own columns or those that are nobody's in particular. An owner
 * whose mail goes elsewhere is absent, unless the row says that they live there.
 */
export function understandStanding(
  row: RosterRow,
  { who, group }: Reached,
  { layout, isMailElsewhere, count }: Facts,
): { standing: Standing; problems: Problem[] } {
  const own = layout.people[group]!.standing
  const shared = layout.shared.standing
  const problems: Problem[] = []
  const cell = (name: keyof StandingColumns) =>
    firstCell(row, own[name]) ?? firstCell(row, shared[name])
  const told = toldOccupancy(cell, problems)
  const standing: Standing = {
    householdRole: toldRole(cell, problems),
    occupancy: occupancyOf(told, { who, isMailElsewhere }),
    role: cell('role')?.typed ?? null,
    title: cell('title')?.typed ?? null,
  }
  for (const name of ['role', 'title'] as const) {
    const shares = firstCell(row, own[name]) === null ? firstCell(row, shared[name]) : null
    if (shares && count > 1 && !isEverybodys(shares.typed))
      problems.push(problemAt(shares, 'unclear whose role'))
  }
  return { standing, problems }
}

type Cell = { column: Column; typed: string } | null
type CellOf = (name: keyof StandingColumns) => Cell

const problemAt = (
  { column, typed }: { column: Column; typed: string },
  reason: Problem['reason'],
): Problem => ({ column: columnName(column), field: column.field, reason, typed, suggestion: null })

/** What no single person of a couple is meant by. */
const isEverybodys = (typed: string) =>
  /^(?:member|resident|owner|homeowner|tenant|renter|neighbou?r|miembro|residente|propietario|n\/a|none|-)s?$/i.test(
    typed,
  )

function toldRole(cell: CellOf, problems: Problem[]): HouseholdRole | null {
  const head = cell('isHead')
  const isHead = head && readYesNo(head.typed)
  if (isHead !== null && isHead !== undefined) return isHead ? 'head' : 'member'
  const told = cell('householdRole') ?? head
  if (!told) return roleBesideOccupancy(cell)
  const role = readHouseholdRole(told.typed)
  if (role === undefined && readOccupancy(told.typed) === undefined)
    problems.push(problemAt(told, 'unknown household role'))
  return role ?? null
}

/** One column often tells both: `Owner`, `Spouse`, `Renter`. */
function roleBesideOccupancy(cell: CellOf): HouseholdRole | null {
  const told = cell('occupancy')
  if (!told || readOccupancy(told.typed) !== undefined) return null
  return readHouseholdRole(told.typed) ?? null
}

function occupancyBesideRole(cell: CellOf): Cell {
  const told = cell('householdRole')
  const isOccupancy =
    told && readHouseholdRole(told.typed) === undefined && readOccupancy(told.typed) !== undefined
  return isOccupancy ? told : null
}

/** What the row says, and whether it says it of where they live rather than of what they own. */
type Told = { occupancy: Occupancy; isOfLiving: boolean } | null

function toldOccupancy(cell: CellOf, problems: Problem[]): Told {
  const lived = readTick(cell('isOwnerOccupied'))
  if (lived !== undefined)
    return { occupancy: lived ? 'owner' : 'absentee owner', isOfLiving: true }
  if (readTick(cell('isRented')) === true) return { occupancy: 'absentee owner', isOfLiving: true }
  const told = cell('occupancy') ?? cell('isOwnerOccupied') ?? occupancyBesideRole(cell)
  if (!told || roleBesideOccupancy(cell) !== null) return null
  const occupancy = readOccupancy(told.typed)
  if (occupancy)
    return { occupancy, isOfLiving: /occup|resident|primary|live|vive/i.test(told.typed) }
  problems.push(problemAt(told, saysLeft(told.typed) ? 'may have left' : 'unknown occupancy'))
  return null
}

function readTick(cell: Cell): boolean | undefined {
  return cell ? readYesNo(cell.typed) : undefined
}

function occupancyOf(
  told: Told,
  { who, isMailElsewhere }: { who: Reached['who']; isMailElsewhere: boolean },
): Occupancy | null {
  if (told && (told.occupancy !== 'owner' || told.isOfLiving)) return told.occupancy
  if (who === 'tenant') return 'renter'
  if (isMailElsewhere) return 'absentee owner'
  return told?.occupancy ?? (who === 'owner' ? 'owner' : null)
}
