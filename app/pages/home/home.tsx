import { Link } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { daysIn } from '#app/words/days.ts'
import { momentsIn } from '#app/words/moments.ts'
import { useRoleName } from '#app/words/role-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { countMembers } from '#domain/members/member-tabs.ts'
import { readHowTold } from '#domain/notices/how-told.ts'
import { listNotices } from '#domain/notices/list-notices.ts'
import { seesProgress } from '#domain/progress/list-waiting-homes.ts'
import { type Launch, readLaunch } from '#domain/progress/read-launch.ts'
import { listInside } from '#domain/support/list-accesses.ts'
import { daysLeft } from '#domain/trials/trial.ts'
import type { Route } from './+types/home.ts'
import { Checklist, type Step } from './checklist.tsx'
import { HowFar } from './how-far.tsx'
import { HowTold, Notices } from './notices.tsx'
import { Paused } from './paused.tsx'
import { SupportInside } from './support-inside.tsx'
import { Trial } from './trial.tsx'
import { homeWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const { by, isLeader, community, role, isPaused } = context.get(entrance)
  const joined = url.searchParams.has('joined')
  const claimed = url.searchParams.has('claimed')
  const { name, slug } = community
  const seesMembers = by.permissions.has('view active members')
  const page = { name, slug, role, joined, claimed, isPaused, seesMembers }
  if (!isLeader || !by.permissions.has('admin view members')) return { ...page, leader: null }
  const { locale } = context.get(visit)
  const [counts, launch, notices, told, inside] = await Promise.all([
    countMembers(db, by),
    readLaunch(db, by),
    listNotices(db, by),
    readHowTold(db, by),
    by.support ? [] : listInside(db, by),
  ])
  const day = daysIn(locale, community.timeZone)
  const moment = momentsIn(locale, community.timeZone)
  return {
    ...page,
    leader: {
      trial: trialOf(community, day),
      counts: { active: counts.active, pending: counts.pending },
      howFar: { homes: launch.homes, joined: launch.joined, seesProgress: seesProgress(by) },
      done: stepsOf(launch),
      permissions: [...by.permissions],
      notices: notices.map((notice) => ({ ...notice, day: day(notice.noticedAt) })),
      told: by.support ? null : told,
      inside: inside.map(({ id, agent, leader, purpose, endsAt }) => ({
        ...{ id, agent, leader, purpose },
        until: moment(endsAt),
      })),
    },
  }
}

/** A trial that goes on; that one has ended is said on every page. */
function trialOf({ trialEndsAt }: { trialEndsAt: Date | null }, day: (moment: Date) => string) {
  const left = trialEndsAt ? daysLeft(trialEndsAt, new Date()) : 0
  return trialEndsAt && left > 0 ? { daysLeft: left, ends: day(trialEndsAt) } : null
}

/** The steps of the launch; one that does not concern the community is left out. */
function stepsOf({ isCurtainDrawn, ...launch }: Launch): Partial<Record<Step, boolean>> {
  const { homes, joined, empty, isBranded, hasBoard, hasInvited } = launch
  return {
    roster: homes > 1,
    brand: isBranded,
    board: hasBoard,
    everybody: hasInvited,
    ...(isCurtainDrawn && { open: false }),
    last: homes > 1 && joined + empty === homes,
  }
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', homeWords)
  return pageTitle(loaderData?.name ?? say('title'))
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const say = useWords(homeWords)
  const { name, slug, joined, claimed, leader } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{joined ? say('joined', { community: name }) : name}</h1>
      </div>
      {joined && <Notice>{say('joinedBody')}</Notice>}
      {claimed && <Notice>{say('claimedBody')}</Notice>}
      {leader ? (
        <>
          <SupportInside slug={slug} inside={leader.inside} />
          <Notices notices={leader.notices} slug={slug} />
          <HowFar slug={slug} {...leader.howFar} />
          <Checklist slug={slug} {...leader} />
          {leader.trial && <Trial slug={slug} {...leader} {...leader.trial} />}
          {leader.told && <HowTold told={leader.told} slug={slug} />}
        </>
      ) : (
        <Resident {...loaderData} />
      )}
    </>
  )
}

type ResidentProps = { slug: string; role: string; isPaused: boolean; seesMembers: boolean }

function Resident({ slug, role, isPaused, seesMembers }: ResidentProps) {
  const say = useWords(homeWords)
  const roleName = useRoleName()
  if (isPaused) return <Paused />
  return (
    <section className="card">
      <h2>{say('resident')}</h2>
      <p>{say('residentBody', { role: roleName(role) })}</p>
      {seesMembers && (
        <Link className="button quiet" to={`/c/${slug}/members`}>
          {say('neighbours')}
        </Link>
      )}
    </section>
  )
}
