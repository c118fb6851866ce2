import type { Result } from '#domain/result.ts'

/** So many tries within so many seconds. */
export type Limit = { name: string; tries: number; seconds: number }

/** Too many tries; they are welcome again after so many seconds. */
export type Hurry = { because: 'hurry'; retryAfterSeconds: number }

/** Counts what addresses and devices try, across all processes. */
export type Limits = {
  /** Whether `who` may still try, under every limit; counts nothing. */
  check(who: readonly string[], limits: readonly Limit[]): Promise<Result<null, Hurry>>
  /** Counts one try of `who` under every limit; refuses when it was one too many. */
  spend(who: readonly string[], limits: readonly Limit[]): Promise<Result<null, Hurry>>
}
