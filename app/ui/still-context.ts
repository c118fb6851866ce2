import { createContext } from 'react'

/**
 * Whether a page stands still: without script only the browser itself can bring what is wrong into sight and
 * have it read out. It is then asked to begin there.
 */
export const StillContext = createContext(false)
