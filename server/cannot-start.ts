/** The start cannot go on; the message says what to do. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

const notAFolder = 'is a file, or lies in one; it must be a folder'
const notOurs = 'may not be written by this user'

/** Why the system refuses a folder, by its code. */
const unfit: Record<string, string> = {
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
  EACCES: notOurs,
  EPERM: notOurs,
  EROFS: 'lies on a disk that cannot be written',
  ENOSPC: 'lies on a disk that is full',
}

/** Says what is wrong with a `DATA_DIR` that the system refuses; answers any other fault as it is. */
export function cannotUse(folder: string, error: unknown): unknown {
  const why = unfit[codeOf(error)]
  return why ? new CannotStart(`DATA_DIR ${folder} ${why}.`) : error
}

/** Says that nobody answers at `DATABASE_URL`, or not to us, with the system's or the server's own words. */
export function cannotReach(error: unknown): CannotStart {
  const words = (error as Error).message || codeOf(error)
  return new CannotStart(`DATABASE_URL leads to no database that lets us in: ${words}.`)
}

/** Says what to do about an address that somebody else has, or that is not ours to take. */
export function cannotListen(
  error: unknown,
  { host, port }: { host: string; port: number },
): unknown {
  const noneOfOurs = `HOST ${host} is no address of this machine.`
  const words: Record<string, string> = {
    EADDRINUSE: `Something else listens at ${host}:${port} already. Stop it, or choose another PORT.`,
    EACCES: `This user may not listen at ${host}:${port}. Choose a PORT of 1024 or above.`,
    EADDRNOTAVAIL: noneOfOurs,
    ENOTFOUND: noneOfOurs,
    EAI_AGAIN: noneOfOurs,
  }
  const known = words[codeOf(error)]
  return known ? new CannotStart(known) : error
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''
}
