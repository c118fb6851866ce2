import fc from 'fast-check'

/**
 * Property tests begin at one seed, so that a run tells of the code and not of luck. To look for what
 * that seed does not find: `PROPERTY_SEED=$RANDOM npx vitest run domain/addresses`.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261121) })
