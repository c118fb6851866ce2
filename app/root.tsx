import { type ReactNode, useContext } from 'react'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import type { Route } from './+types/root.ts'
import { visit } from './context.ts'
import { isInteractive } from './interactive.ts'
import { Bubble } from './ui/bubble.tsx'
import { StandingOutside } from './ui/standing-outside.tsx'
import './ui/base.css'
import { LocaleContext } from './words/words.ts'

export function loader({ context }: Route.LoaderArgs) {
  return { locale: context.get(visit).locale }
}

/** The language of a page does not change while one moves about in it. */
export function shouldRevalidate() {
  return false
}

export function Layout({ children }: { children: ReactNode }) {
  const asked = useContext(LocaleContext)
  const locale = useRouteLoaderData<typeof loader>('root')?.locale ?? asked
  const interactive = isInteractive(useMatches())
  return (
    <LocaleContext value={locale}>
      <html
        lang={locale}
        suppressHydrationWarning
        {...(interactive && { 'data-mantine-color-scheme': 'light' })}
      >
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <Meta />
          <Links />
        </head>
        <body>
          {children}
          <Bubble />
          {interactive && <ScrollRestoration />}
          {interactive && <Scripts />}
        </body>
      </html>
    </LocaleContext>
  )
}

export default function Root() {
  return <Outlet />
}

/** Also for those whom a gate has turned away: no loader has run then, not even that of this file. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <StandingOutside error={error} />
}
