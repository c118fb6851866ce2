import type { ReactNode } from 'react'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { useWords } from '#app/words/words.ts'
import { accountWords } from './words.ts'
import '#app/ui/settings.css'
import './account.css'

type AccountPageProps = {
  path: string
  title: string
  lead?: string
  children: ReactNode
}

/** One thing of the account on a page of its own, with the way back to the others. */
export function AccountPage({ path, title, lead, children }: AccountPageProps) {
  const say = useWords(accountWords)
  return (
    <PublicFrame path={path} signedIn>
      <WayBack to="/account">{say('title')}</WayBack>
      <section className="card">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
        {children}
      </section>
    </PublicFrame>
  )
}
