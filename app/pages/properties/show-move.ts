import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { clockTimeOf } from '#domain/clock-time.ts'
import type { HouseholdName } from '#domain/households/household.ts'
import { fullName } from '#domain/members/member.ts'
import { type Foreseen, foreseeMove, readMovers } from '#domain/moves/foresee-move.ts'
import type { MoveRefusal } from '#domain/moves/judge-move.ts'
import type { Mover } from '#domain/moves/list-movers.ts'
import { mayBeHead, type StaysBecause } from '#domain/moves/what-ends.ts'
import { newId } from '#domain/new-id.ts'
import type { Occupancy } from '#domain/properties/property.ts'
import type { PropertyDetail } from '#domain/properties/read-property.ts'
import type { MoveWord } from './move-words.ts'
import { plainDay } from './plain-day.ts'
import { type TypedMove, wishOf } from './read-wish.ts'

/** Somebody to choose. */
export type ShownMover = {
  residencyId: string
  name: string
  householdRole: 'head' | 'member'
  occupancy: Occupancy
  isJoined: boolean
  /** Whether they could be Head in place of one who goes. */
  mayBeHead: boolean
}

/** Somebody who goes, and what ends for them. */
export type ShownEnding = ShownMover & {
  staysBecause: StaysBecause | null
  groups: string[]
  losesInvitation: boolean
}

export type MoveView = {
  home: string
  household: HouseholdName
  typed: TypedMove
  people: ShownMover[]
  /** Today, by the calendar of the community. */
  today: string
  /** What is wrong, and beside which field; `page`: beside none. */
  faults: { field: 'when' | 'day' | 'who' | 'head' | 'page'; word: MoveWord }[]
  /** What will end; null: not asked yet, or something is wrong. */
  foreseen: {
    going: ShownEnding[]
    staying: ShownMover[]
    needsHead: boolean
    isOver: boolean
    lastDay: string
    oldCodes: number
  } | null
  submission: string
}

type Context = Readonly<RouterContextProvider>

type Showing = {
  property: PropertyDetail
  typed: TypedMove
  /** The plan that is to be changed. */
  moveId?: string
  /** Why it was refused just now. */
  refused?: MoveWord
  submission?: string
}

/** The questions about a move as they were answered, with what is wrong, or with what will end. */
export async function showMove(context: Context, showing: Showing): Promise<MoveView> {
  const { property, moveId, refused } = showing
  const { by, community } = context.get(entrance)
  const { db } = context.get(house)
  const here = householdOf(context, showing)
  const movers = await readMovers(db, by, { householdId: here.id })
  const typed = { ...showing.typed, household: here.id }
  const wish = typed.isAsked ? wishOf(typed) : null
  const asked = wish && { ...wish, nextHeadId: null } // who is to be Head is asked after it
  const outcome = asked && !refused ? await foreseeMove(db, by, asked, { moveId }) : null
  return {
    home: property.door,
    household: here.name,
    typed: typed.isAsked || moveId ? typed : withUsual(typed, movers),
    people: movers.map(showMover),
    today: clockTimeOf(new Date(), community.timeZone).day,
    faults: faultsOf({ typed, isRead: wish !== null, outcome, refused }),
    foreseen: outcome?.ok ? showForeseen(context, outcome.value) : null,
    submission: isId(showing.submission) ? showing.submission : newId(),
  }
}

/** The household that was asked for, or the first; the home is looked at instead when nobody lives in it any more. */
function householdOf(context: Context, { property, typed: { household } }: Showing) {
  const { households, householdIds, id } = property
  const here = household === '' ? households[0] : households.find((one) => one.id === household)
  if (here) return here
  if (!householdIds.includes(household)) throw data(null, 404)
  throw redirect(`/c/${context.get(entrance).community.slug}/properties/${id}?told=gone`, 303)
}

/** What is usual before anything was chosen: everybody leaves, or of a lease those who rent. */
function withUsual(typed: TypedMove, movers: readonly Mover[]): TypedMove {
  if (typed.who.length > 0) return typed
  const renters = movers.filter(({ occupancy }) => occupancy === 'renter')
  const usual = typed.reason === 'lease ended' && renters.length > 0 ? renters : movers
  return { ...typed, who: usual.map(({ residencyId }) => residencyId) }
}

const fields: Partial<Record<MoveRefusal['because'], 'day' | 'who' | 'head'>> = {
  'no day': 'day',
  'too far': 'day',
  'yet to come': 'day',
  'over already': 'day',
  'nobody chosen': 'who',
  'moved already': 'who',
  'no next head': 'head',
}

type Judged = {
  typed: TypedMove
  isRead: boolean
  outcome: Awaited<ReturnType<typeof foreseeMove>> | null
  refused: MoveWord | undefined
}

function faultsOf({ typed, isRead, outcome, refused }: Judged): MoveView['faults'] {
  const because = outcome && !outcome.ok ? outcome.refusal.because : refused
  if (because)
    return [{ field: fields[because as MoveRefusal['because']] ?? 'page', word: because }]
  return typed.isAsked && !isRead ? [{ field: 'when', word: 'wrongWhen' }] : []
}

function showForeseen(context: Context, foreseen: Foreseen): MoveView['foreseen'] {
  const { going, staying, needsHead, isOver, lastDay, oldCodes } = foreseen
  return {
    ...{ needsHead, isOver, oldCodes },
    lastDay: plainDay(lastDay, context.get(visit).locale),
    going: going.map((one) => ({
      ...showMover(one),
      staysBecause: one.staysBecause,
      groups: one.staysBecause === null ? one.groups : [],
      losesInvitation: one.staysBecause === null && one.invitationId !== null,
    })),
    staying: staying.map(showMover),
  }
}

function showMover(mover: Mover): ShownMover {
  const { residencyId, householdRole, occupancy, isJoined } = mover
  const shown = { residencyId, name: fullName(mover), householdRole, occupancy, isJoined }
  return { ...shown, mayBeHead: mayBeHead(mover) }
}
