import { readPastedList } from '#domain/contacts/read-pasted-list.ts'
import { type Addressee, inviteAddresses } from '#domain/invitations/invite-addresses.ts'
import { judgeAddresses } from '#domain/invitations/judge-addresses.ts'
import { newId } from '#domain/new-id.ts'
import { aCommunity } from '#test/factories.ts'
import { atLeast, inTurn, perSecond, type Row } from './measure.ts'
import { openBetterAuth } from './peers/better-auth.ts'
import { freshDatabaseBeside } from './scratch.ts'
import type { Stage } from './stage.ts'

const addresses = 10_000
const theirs = 200

/** P3: ten thousand addresses judged and invited as one list, beside the library's calls one by one. */
export async function measureBulkInvite({ inside }: Stage): Promise<Row[]> {
  const { db, key } = inside
  const peer = await openBetterAuth(await freshDatabaseBeside(inside, 'peer_bulk_invite'))
  const there = await peer.found()
  let list = 0
  const inviteAll = async () => {
    list += 1
    const { leader } = await aCommunity(db)
    const pages = Array.from({ length: addresses / 2_000 }, (_, page) =>
      Array.from({ length: 2_000 }, (_, at) => `Ana Reyes <p${page}-${at}-${list}@example.com>`),
    )
    return perSecond([pages], { atOnce: 1 }, async () => {
      const entries = pages.flatMap((page) => {
        const read = readPastedList(page.join(';\n'))
        return read.ok ? read.value : []
      })
      const judged = await judgeAddresses(db, leader, { entries })
      const addressees = judged.flatMap(({ email, name, verdict }): Addressee[] =>
        email && verdict.is === 'valid' ? [{ email, name }] : [],
      )
      const reviewed = { addressees, leftOut: [], submission: newId() }
      const outcome = await inviteAddresses(db, leader, reviewed, { key })
      if (!outcome.ok || outcome.value.invited !== addresses)
        throw new Error('Not all were invited.')
    }).then((lists) => lists * addresses)
  }
  let number = 0
  const inviteOne = () => {
    number += 1
    return peer.invite(there, `peer-${number}@example.com`)
  }
  const many = Array.from({ length: theirs })
  const rates = await inTurn({
    ours: inviteAll,
    peer: () => perSecond(many, { atOnce: 1 }, inviteOne),
  })
  await peer.close()
  return [
    atLeast(
      {
        target: 'P3',
        what: '10,000 addresses as one list, read, judged and invited',
        ours: rates.ours,
        peer: rates.peer,
        unit: '/s',
        note: 'Better Auth, in process, one by one',
      },
      40,
    ),
  ]
}
