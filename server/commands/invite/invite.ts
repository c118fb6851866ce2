import { asLeader } from '../as-leader.ts'
import { type Command, needed, type Values, WrongUsage } from '../command.ts'
import { planEmails } from './invite-by-email.ts'
import { planPasses } from './invite-by-passes.ts'
import { planTexts } from './invite-by-text.ts'

const channels = { emails: planEmails, phones: planTexts, passes: planPasses }
type Channel = keyof typeof channels

export const invite: Command = {
  summary:
    'Invites by e-mail, by text or with printed access passes, as the first Community Leader of a community. Addresses that look mistyped are left out unless --as-typed is given; with --consented you say that the people of these numbers agreed to be texted.',
  usage:
    'invite --community SLUG (--emails FILE [--as-typed] | --phones FILE --consented | --passes N|homes --out F.pdf [--layout cards|large-cards|letters] [--paper letter|a4] [--language en|es])',
  options: {
    community: { type: 'string' },
    emails: { type: 'string' },
    'as-typed': { type: 'boolean' },
    phones: { type: 'string' },
    consented: { type: 'boolean' },
    passes: { type: 'string' },
    out: { type: 'string' },
    layout: { type: 'string' },
    paper: { type: 'string' },
    language: { type: 'string' },
  },
  async run({ environment, values, progress }) {
    const slug = needed(values, 'community')
    const channel = channelIn(values)
    needed(values, channel)
    const carryOut = await channels[channel](values)
    return asLeader(environment, slug, { evenEnded: false }, ({ services, by, community }) => {
      progress(`Inviting to ${community.name} …`)
      return carryOut({ services, by, progress })
    })
  },
}

function channelIn(values: Values): Channel {
  const given = (Object.keys(channels) as Channel[]).filter((name) => values[name] !== undefined)
  if (given.length !== 1) throw new WrongUsage('Give one of --emails, --phones and --passes.')
  return given[0]!
}
