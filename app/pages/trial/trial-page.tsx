import { Fragment, type ReactNode } from 'react'
import { Form } from 'react-router'
import { HelpLink } from '#app/ui/help-link.tsx'
import { useWords } from '#app/words/words.ts'
import type { ShownTrial } from './show-trial.ts'
import { trialWords } from './words.ts'
import './trial.css'

/** What is left of the trial, what ends with it and what stays, and the ways to go on. */
export function TrialPage({ shown, children }: { shown: ShownTrial; children?: ReactNode }) {
  const say = useWords(trialWords)
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {children}
      {shown.trial ? (
        <>
          <HowItStands shown={shown} trial={shown.trial} />
          <WhatItMeans />
          <ForGood slug={shown.slug} />
          <HelpLink to="trial" />
        </>
      ) : (
        <p className="card">{say('forGood')}</p>
      )}
    </>
  )
}

type Standing = { shown: ShownTrial; trial: NonNullable<ShownTrial['trial']> }

function HowItStands({ shown: { slug, extensionDays }, trial }: Standing) {
  const say = useWords(trialWords)
  const { endsAt: moment, hasEnded, daysLeft: days, extensionsLeft, extensions, waiting } = trial
  return (
    <section className="card">
      <h2>{hasEnded ? say('ended') : say('left', { days })}</h2>
      <p>{say(hasEnded ? 'endedAt' : 'until', { moment })}</p>
      {waiting > 0 && <p>{say('waiting', { count: waiting })}</p>}
      {extensionsLeft > 0 ? (
        <Form method="post" action={`/c/${slug}/trial/extend`}>
          <input type="hidden" name="extensions" value={extensions} />
          <p>{say('extendBody', { days: extensionDays, left: extensionsLeft })}</p>
          <button className="button primary" type="submit">
            {say('extend')}
          </button>
        </Form>
      ) : (
        <p>{say('noMore')}</p>
      )}
    </section>
  )
}

function WhatItMeans() {
  const say = useWords(trialWords)
  return (
    <section className="card">
      <h2>{say('ends')}</h2>
      <p>{say('endsBody')}</p>
      <h2>{say('stays')}</h2>
      <p>{say('staysBody')}</p>
    </section>
  )
}

function ForGood({ slug }: { slug: string }) {
  const say = useWords(trialWords)
  return (
    <section className="card">
      <h2>{say('goOn')}</h2>
      <p>{say('ask')}</p>
      <p>
        {say('selfHosted')}
        <br />
        <code>
          {['communitrak trial', `--community ${slug}`, '--for-good'].map((part) => (
            <Fragment key={part}>
              <span className="command-part">{part}</span>{' '}
            </Fragment>
          ))}
        </code>
      </p>
    </section>
  )
}
