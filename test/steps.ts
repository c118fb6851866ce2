import { aCommunity } from './factories.ts'
import type { Typed } from './fill-in.ts'
import type { Page } from './page.ts'
import { aSignedInVisitor, type House, type TestVisitor } from './visitor.ts'

/** The password of everyone who signs up on a page. */
export const password = 'violet harbour 29'

/** Opens the link of an invitation and signs up with it: up to the page that waits for the e-mail. */
export async function signUpWith(
  visitor: TestVisitor,
  { code, email }: { code: string; email: string },
  typed: Typed = {},
): Promise<Page> {
  const offer = await visitor.open(`/join/${code}`)
  return visitor.send(offer, '/join/resident/sign-up', { email, password, ...typed })
}

/** Signs in with a password, starting from the page for it. */
export async function signInAs(
  visitor: TestVisitor,
  { email, password: given = password }: { email: string; password?: string },
  from = '/sign-in',
): Promise<Page> {
  return visitor.send(await visitor.open(from), '/sign-in', { email, password: given })
}

/** A leader of a community of their own, signed in. */
export async function aLeaderAtWork(house: House) {
  const { communityId, slug, leader } = await aCommunity(house.services.db)
  const visitor = await aSignedInVisitor(house, leader)
  const home = `/c/${slug}`
  return { communityId, slug, leader, visitor, home, members: `${home}/members` }
}

/** A home of the wizard's first step that is a property of nobody else. */
export const lotSeven = { propertyChoice: 'new', addressType: 'lot', lotNumber: '7' }

/** Goes through the first two steps of the wizard to the one about the person. */
export async function toMemberStep(
  { visitor, members }: { visitor: TestVisitor; members: string },
  { home = lotSeven, household = {} }: { home?: Typed; household?: Typed } = {},
): Promise<Page> {
  const form = `${members}/invite`
  const property = await visitor.open(form)
  const householdStep = await visitor.send(property, form, home, 'Next')
  return visitor.send(householdStep, form, household, 'Next')
}
