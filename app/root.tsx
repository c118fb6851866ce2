import type { ReactNode } from 'react'
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
import './ui/base.css'
import { WhatWentWrong } from './ui/what-went-wrong.tsx'
import { LocaleContext } from './words/words.ts'

export function loader({ context }: Route.LoaderArgs) {
  return { locale: context.get(visit).locale }
}

/** The language of a page does not change while one moves about in it. */
export function shouldRevalidate() {
  return false
}

export function Layout({ children }: { children: ReactNode }) {
  const locale = useRouteLoaderData<typeof loader>('root')?.locale ?? 'en'
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

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <WhatWentWrong error={error} />
}
