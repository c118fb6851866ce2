import { Outlet } from 'react-router'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import type { Route } from './+types/my-household.ts'
import { HouseholdSection } from './household-section.tsx'
import { loadHouseholds } from './shown-households.ts'
import { readTold, type Told } from './told.ts'
import { householdWords } from './words.ts'
import '#app/ui/list.css'
import './my-household.css'

export async function loader({ context, url }: Route.LoaderArgs) {
  return { households: await loadHouseholds(context), told: readTold(url.searchParams) }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', householdWords)('title'))
}

/** Everybody in my homes: who lives there, who is invited, and what I may do about it. */
export default function MyHousehold({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(householdWords)
  const base = `/c/${params.slug}/my-household`
  const { households, told } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <WhatWasDone told={told} />
      {households.length === 0 && (
        <div className="card empty">
          <h2>{say('nowhere')}</h2>
          <p>{say('nowhereBody')}</p>
          <HelpLink to="my-household" />
        </div>
      )}
      {households.map((household) => (
        <HouseholdSection key={household.id} base={base} household={household} />
      ))}
      <Outlet />
    </>
  )
}

function WhatWasDone({ told }: { told: Told | null }) {
  const say = useWords(householdWords)
  if (!told) return null
  const isDone = told.key.startsWith('done')
  return (
    <Notice kind={isDone ? 'info' : 'error'} help={isDone ? undefined : 'my-household'}>
      {say(told.key, { name: told.name })}
    </Notice>
  )
}
