import { enterAsLeader } from '#domain/communities/enter-as-leader.ts'
import type { Entrance } from '#domain/communities/enter-community.ts'
import type { Environment } from '../env.ts'
import { openLog } from '../logs.ts'
import { openDatabase } from '../open-database.ts'
import { chooseServices, type Services } from '../services.ts'
import { type Outcome, Refused } from './command.ts'

/**
 * Does the work of a command inside a community, as its first Community Leader. Refuses when the trial of the
 * community has ended, unless the command is made for that.
 */
export async function asLeader(
  environment: Environment,
  slug: string,
  { evenEnded }: { evenEnded: boolean },
  work: (inside: Entrance & { services: Services }) => Promise<Outcome>,
): Promise<Outcome> {
  const database = await openDatabase(environment)
  try {
    const services = chooseServices(environment, { ...database, log: openLog('silent') })
    const entered = await enterAsLeader(database.db, slug)
    if (!entered.ok) throw new Refused(`There is no community ${slug} with a Community Leader.`)
    if (entered.value.readOnly === 'trial ended' && !evenEnded)
      throw new Refused(
        `The trial of ${slug} has ended: nothing can be changed. communitrak trial --community ${slug} --extend 14`,
      )
    return await work({ ...entered.value, services })
  } finally {
    await database.close()
  }
}
