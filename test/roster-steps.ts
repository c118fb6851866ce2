import { listAskedRosters, workOnRoster } from '#domain/rosters/work-on-roster.ts'
import { elements, wordsOf } from './html.ts'
import type { Page } from './page.ts'
import { aLeaderAtWork } from './steps.ts'
import type { House } from './visitor.ts'

/** A leader at the pages of rosters, and a worker who does what they ask for. */
export async function aLeaderWithRosters(house: House) {
  const at = await aLeaderAtWork(house)
  const { db, key } = house.services
  const { visitor, communityId } = at
  const rosters = `${at.home}/roster`
  /** Does what was asked for a roster, and looks at its page. */
  const work = async (page: Page): Promise<Page> => {
    const asked = await listAskedRosters(db)
    for (const one of asked)
      if (one.communityId === communityId) await workOnRoster(db, one, { key })
    return visitor.open(page.path)
  }
  /** Brings a file, as its form does. */
  const bring = async (text: string | Buffer, name = 'owners.csv') => {
    const body = new FormData()
    body.append('file', new File([typeof text === 'string' ? text : new Uint8Array(text)], name))
    const answer = await visitor.ask(rosters, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    return answer.headers.has('location') ? visitor.open(answer.headers.get('location')!) : answer
  }
  /** Brings a file and confirms its columns: to what the import would do. */
  const review = async (text: string, typed = {}): Promise<Page> => {
    const columns = (await bring(text)) as Page
    return work(await visitor.send(columns, columns.path, typed, 'Check the rows'))
  }
  const rosterOf = (page: Page) => page.path.split('?')[0]!
  return { ...at, rosters, bring, review, work, rosterOf }
}

/** The verdicts that rows of a roster have, as its page counts them: `Create 12`. */
export function verdictTabs(page: Page): string[] {
  return elements(page.root, 'nav')
    .filter(({ attributes }) => attributes.class === 'tabs')
    .flatMap((nav) => elements(nav, 'a').map(wordsOf))
}
