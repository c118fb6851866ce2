import { BlockList, isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import {
  arrangeMail,
  contradictionsOfMail,
  type MailEnvironment,
  mailVariables,
} from './mail-environment.ts'
import {
  arrangeTexts,
  contradictionsOfTexts,
  type TextEnvironment,
  textVariables,
} from './text-environment.ts'

/** What the environment says, checked; see `docs/operating.md` for the words. */
export type Environment = MailEnvironment &
  TextEnvironment & {
    port: number
    host: string
    /** Our own address as people type it, without a slash at the end. */
    publicUrl: string
    dataDir: string
    /** Absent: the embedded server in `dataDir`. */
    databaseUrl: string | null
    role: 'all' | 'web' | 'worker'
    /** 32 bytes; absent in embedded mode: made once and kept in `dataDir`. */
    serverKey: Uint8Array | null
    smtpUrl: string | null
    mailFrom: string
    usps: { clientId: string; clientSecret: string; baseUrl: string } | null
    logLevel: string
    trustedProxies: BlockList
    metricsToken: string | null
    /** For `create-community`: the password of the new account. */
    founderPassword: string | null
  }

/** The environment could not be read; one line for each fault. */
export class WrongEnvironment extends Error {
  override name = 'WrongEnvironment'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

const asRoot = process.getuid?.() === 0
const defaultDataDir = asRoot ? '/var/lib/communitrak' : './data'

const url = (protocols: string[], words: string) =>
  z.string().refine((value) => {
    const parsed = URL.parse(value)
    return parsed !== null && protocols.includes(parsed.protocol)
  }, words)

/** As PostgreSQL writes them, also without a host: `postgres://user@/name?host=/folder/of/socket`. */
function isDatabaseUrl(value: string): boolean {
  return /^postgres(ql)?:\/\//.test(value) && URL.canParse(value.replace('@/', '@localhost/'))
}

/** Only where we are: no path, no question, nobody's password. */
function isBareAddress(value: string): boolean {
  const parsed = URL.parse(value)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.href === `${parsed.origin}/`
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535
}

const variables = z.object({
  PORT: z
    .string()
    .refine(isPort, 'must be a number from 0 to 65535')
    .default('3000')
    .transform(Number),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isBareAddress, 'must be an address such as https://example.com, without a path')
    .optional(),
  DATA_DIR: z.string().default(defaultDataDir),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, 'must be an address such as postgres://user:password@host/name')
    .optional(),
  ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
  SERVER_KEY: z.string().transform(readKey).optional(),
  SMTP_URL: url(
    ['smtp:', 'smtps:'],
    'must be an address such as smtps://user:password@host',
  ).optional(),
  MAIL_FROM: z
    .string()
    .regex(/@[^@\s>]+>?$/, 'must be an e-mail address')
    .optional(),
  ...mailVariables,
  ...textVariables,
  USPS_CLIENT_ID: z.string().optional(),
  USPS_CLIENT_SECRET: z.string().optional(),
  USPS_BASE_URL: url(['http:', 'https:'], 'must be an address').default('https://apis.usps.com'),
  LOG_LEVEL: z
    .enum(
      ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
      'must be silent, fatal, error, warn, info, debug or trace',
    )
    .default('info'),
  TRUSTED_PROXIES: z.string().default('').transform(readProxies),
  COMMUNITRAK_PASSWORD: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
})

/** Reads the environment. An empty variable counts as absent. Throws `WrongEnvironment`. */
export function readEnvironment(given: NodeJS.ProcessEnv = process.env): Environment {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(filled)
  if (!parsed.success) throw new WrongEnvironment(parsed.error.issues.map(sayFault))
  const faults = contradictions(parsed.data)
  if (faults.length > 0) throw new WrongEnvironment(faults)
  return arrange(parsed.data)
}

/** The environment of a sample community: its own folder and server, and nothing leaves or is fetched. */
export function readDemoEnvironment(): Environment {
  const { DATA_DIR = join(defaultDataDir, 'demo'), ...others } = process.env
  const own = { DATABASE_URL: '', SMTP_URL: '', BOUNCE_IMAP_URL: '', SUPPORT_IMAP_URL: '' }
  return { ...readEnvironment({ ...others, ...own, DATA_DIR }), twilio: null }
}

function arrange(values: Values): Environment {
  const publicUrl = new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    dataDir: values.DATA_DIR,
    databaseUrl: orNull(values.DATABASE_URL),
    role: values.ROLE,
    serverKey: orNull(values.SERVER_KEY),
    smtpUrl: orNull(values.SMTP_URL),
    mailFrom: values.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
    ...arrangeMail(values),
    ...arrangeTexts(values),
    usps: uspsAccess(values),
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUSTED_PROXIES,
    metricsToken: orNull(values.METRICS_TOKEN),
    founderPassword: orNull(values.COMMUNITRAK_PASSWORD),
  }
}

function orNull<T>(value: T | undefined): T | null {
  return value ?? null
}

function uspsAccess(values: Values): Environment['usps'] {
  const { USPS_CLIENT_ID: clientId, USPS_CLIENT_SECRET: clientSecret } = values
  if (!clientId || !clientSecret) return null
  return { clientId, clientSecret, baseUrl: values.USPS_BASE_URL }
}

/** Whether people reach us on this machine only: then messages may be kept for a developer to read. */
export function isLocal({ publicUrl }: Pick<Environment, 'publicUrl'>): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname)
}

function sayFault({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')} ${message}.`
}

type Values = z.infer<typeof variables>

function contradictions(values: Values): string[] {
  const faults = []
  if (values.DATABASE_URL && !values.SERVER_KEY)
    faults.push(
      'SERVER_KEY is needed with DATABASE_URL: 32 random bytes in hex or base64, kept outside the database.',
    )
  if (values.PUBLIC_URL && !values.SMTP_URL && !isLocal({ publicUrl: values.PUBLIC_URL }))
    faults.push(
      'SMTP_URL is needed when PUBLIC_URL is not on this machine: nobody could be invited.',
    )
  if ((values.USPS_CLIENT_ID === undefined) !== (values.USPS_CLIENT_SECRET === undefined))
    faults.push('USPS_CLIENT_ID and USPS_CLIENT_SECRET belong together.')
  return [...faults, ...contradictionsOfMail(values), ...contradictionsOfTexts(values)]
}

function readKey(typed: string, context: z.RefinementCtx): Uint8Array {
  if (/^[0-9a-f]{64}$/i.test(typed)) return Buffer.from(typed, 'hex')
  if (/^[\w+/-]{43}=?$/.test(typed)) return Buffer.from(typed, 'base64')
  context.addIssue({ code: 'custom', message: 'must be 32 random bytes in hex or base64' })
  return z.NEVER
}

function readProxies(typed: string, context: z.RefinementCtx): BlockList {
  const proxies = new BlockList()
  for (const range of typed.split(/[\s,]+/).filter(Boolean)) {
    const network = readNetwork(range)
    if (network) proxies.addSubnet(network.address, network.bits, network.family)
    else context.addIssue({ code: 'custom', message: `has ${range}, which is no network address` })
  }
  return proxies
}

/** Reads `10.0.0.0/8`, `192.168.1.7` or `fd00::/8`. */
function readNetwork(
  range: string,
): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | null {
  const [, address = '', given] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? []
  const version = isIP(address)
  if (version === 0) return null
  const most = version === 4 ? 32 : 128
  const bits = Number(given ?? most)
  return bits <= most ? { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' } : null
}
