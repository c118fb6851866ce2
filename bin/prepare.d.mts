/** What TypeScript reads of `prepare.mjs`. */
export const nodeOptions: readonly string[]
