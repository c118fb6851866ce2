import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { isLocale } from './words/locale.ts'
import { LocaleContext } from './words/words.ts'

/** The language a page came in: whom a gate has turned away, no loader has told it. */
const { lang } = document.documentElement

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <LocaleContext value={isLocale(lang) ? lang : 'en'}>
        <HydratedRouter />
      </LocaleContext>
    </StrictMode>,
  )
})
