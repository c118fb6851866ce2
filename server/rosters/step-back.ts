import { constants, setPriority } from 'node:os'

/** Who waits for a roster waits longer than who waits for a page. Linux knows the rank of a thread alone. */
export function stepBack(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}
