import { createContext } from 'react'

/** The address of the community whose frame already stands around what is shown; null: none does. */
export const FrameContext = createContext<string | null>(null)
