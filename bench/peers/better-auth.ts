import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { organization } from 'better-auth/plugins'
import pg from 'pg'

/** Signs people up, invites and accepts as the library does it, in this process. `address` is empty. */
export async function openBetterAuth(address: string) {
  const pool = new pg.Pool({ connectionString: address, max: 20 })
  const auth = betterAuth({
    secret: 'a secret that is only for measuring things',
    baseURL: 'http://localhost',
    database: pool,
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [organization({ membershipLimit: 1_000_000, invitationLimit: 1_000_000 })],
  })
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  const signUp = async (email: string) => {
    const body = { email, name: 'Somebody', password: 'seven little goats' }
    const { headers } = await auth.api.signUpEmail({ body, returnHeaders: true })
    const cookie = headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    return new Headers({ cookie })
  }
  const found = async () => {
    const headers = await signUp(`owner-${crypto.randomUUID()}@example.com`)
    const made = await auth.api.createOrganization({
      body: { name: 'Maple Court', slug: crypto.randomUUID() },
      headers,
    })
    return { headers, organizationId: made!.id }
  }
  return {
    signUp,
    signIn: (email: string) =>
      auth.api.signInEmail({ body: { email, password: 'seven little goats' } }),
    found,
    invite: (
      { headers, organizationId }: { headers: Headers; organizationId: string },
      email: string,
    ) => auth.api.createInvitation({ body: { email, role: 'member', organizationId }, headers }),
    accept: (headers: Headers, invitationId: string) =>
      auth.api.acceptInvitation({ body: { invitationId }, headers }),
    close: () => pool.end(),
  }
}
