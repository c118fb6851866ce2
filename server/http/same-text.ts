import { timingSafeEqual } from 'node:crypto'

/** Compares what somebody says with a secret, without telling by its time where they differ. */
export function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
