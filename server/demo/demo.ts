import { readDemoEnvironment } from '../env.ts'
import type { Sample } from '../serve-until-stopped.ts'
import { furnishDemo } from './furnish-demo.ts'

/** `communitrak demo`: a community to look at, in a folder of its own, that writes to nobody. */
export const demo: Sample = { environment: readDemoEnvironment, furnish: furnishDemo }
