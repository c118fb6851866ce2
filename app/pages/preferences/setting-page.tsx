import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { WayBack } from '#app/ui/way-back.tsx'
import { useWords } from '#app/words/words.ts'
import { preferencesWords } from './words.ts'
import '#app/ui/settings.css'
import './preferences.css'

type SettingPageProps = {
  title: string
  lead?: string
  /** The preference it belongs to; absent: the overview of all. */
  back?: { to: string; words: string }
  children: ReactNode
}

/** One preference on a page of its own, with the way back to the others. */
export function SettingPage({ title, lead, back, children }: SettingPageProps) {
  const say = useWords(preferencesWords)
  const { slug } = useParams()
  return (
    <div className="preference">
      <WayBack to={back?.to ?? `/c/${slug}/preferences`}>{back?.words ?? say('title')}</WayBack>
      <section className="card">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
        {children}
      </section>
    </div>
  )
}
