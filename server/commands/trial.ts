import { goOnForGood, prolongTrial } from '#domain/trials/extend-trial.ts'
import { readTrial } from '#domain/trials/read-trial.ts'
import { asLeader } from './as-leader.ts'
import { type Command, counted, needed, type Outcome, Refused, WrongUsage } from './command.ts'

/** By how many days a trial is extended at most at once. */
const mostDays = 3650

export const trial: Command = {
  summary:
    'Tells how the trial of a community stands, extends it, or lets the community go on for good.',
  usage: 'trial --community SLUG [--extend DAYS | --for-good]',
  options: {
    community: { type: 'string' },
    extend: { type: 'string' },
    'for-good': { type: 'boolean' },
  },
  run({ environment, values }) {
    const slug = needed(values, 'community')
    const days = values.extend === undefined ? null : readDays(values.extend)
    const forGood = values['for-good'] === true
    if (forGood && days !== null) throw new WrongUsage('Either --extend or --for-good, not both.')
    return asLeader(environment, slug, { evenEnded: true }, async (inside) => {
      const { by, services } = inside
      if (forGood) await goOnForGood(services.db, by) // without a trial it goes on for good already
      const prolonged = days === null ? null : await prolongTrial(services.db, by, { days })
      if (prolonged && !prolonged.ok)
        throw new Refused(`${slug} has no trial: it goes on for good.`)
      return tell(slug, await readTrial(services.db, by))
    })
  },
}

function readDays(typed: string | boolean): number {
  const days = /^\d{1,4}$/.test(String(typed)) ? Number(typed) : 0
  if (days >= 1 && days <= mostDays) return days
  throw new WrongUsage(`--extend is a number of days from 1 to ${mostDays}.`)
}

function tell(slug: string, trial: Awaited<ReturnType<typeof readTrial>>): Outcome {
  const data = {
    community: slug,
    trialEndsAt: trial?.endsAt.toISOString() ?? null,
    hasEnded: trial?.hasEnded ?? false,
    daysLeft: trial?.daysLeft ?? null,
    extensions: trial?.extensions ?? null,
  }
  if (!trial) return { words: `${slug} goes on for good.`, data }
  const end = trial.endsAt.toISOString()
  const words = trial.hasEnded
    ? `The trial of ${slug} ended on ${end}. Nothing can be changed, and ${counted(trial.waiting, 'message')} wait.`
    : `The trial of ${slug} goes on until ${end}: ${counted(trial.daysLeft, 'day')}.`
  return { words, data }
}
