import type { Slug } from '#app/articles/shelves.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import { plainWords } from './plain-words.ts'

/** What is said on a plain page. */
type Key = Exclude<keyof (typeof plainWords)['en'], `${string}Words` | `${string}Help`>

type Help = { article: Slug | null; question: `${string}Help` & keyof (typeof plainWords)['en'] }

type Page = {
  status: number
  /** Where somebody reads on who can do something about it; null: nowhere. */
  help: Help | null
  headers?: Record<string, string>
}

/** Where everything is explained, and people can be asked. */
const anyHelp: Help = { article: null, question: 'anyHelp' }

/** A whole page without the application: for answers given before it, or in its stead. */
function plainPage(locale: Locale, key: Key, { status, help, headers }: Page): Response {
  const say = sayIn(locale, plainWords)
  const html = `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say(key)} · Communitrak</title>
</head>
<body style="font: 18px/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem">
<main>
<h1>${say(key)}</h1>
<p>${say(`${key}Words`)}</p>${help ? linkTo(help.article, say(help.question)) : ''}
<p><a href="/">Communitrak</a></p>
</main>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  })
}

function linkTo(article: Slug | null, question: string): string {
  return `\n<p><a href="/help${article ? `/${article}` : ''}">${question}</a></p>`
}

/** The database is away for a moment, and our help with it. */
export const resting = (locale: Locale) =>
  plainPage(locale, 'resting', { status: 503, help: null, headers: { 'retry-after': '5' } })

/** A page of somebody else tried to send something in the visitor's name. */
export const notFromHere = (locale: Locale) =>
  plainPage(locale, 'notFromHere', { status: 403, help: anyHelp })

/** More was sent than any form of ours holds. */
export const tooLarge = (locale: Locale) =>
  plainPage(locale, 'tooLarge', { status: 413, help: anyHelp })

/** A roster was sent that is larger than any we read. */
export const tooLargeRoster = (locale: Locale) =>
  plainPage(locale, 'tooLargeRoster', {
    status: 413,
    help: { article: 'roster-problems', question: 'rosterHelp' },
  })

/** A photo was sent that is larger than any we read. */
export const tooLargePhoto = (locale: Locale) =>
  plainPage(locale, 'tooLargePhoto', {
    status: 413,
    help: { article: 'my-account', question: 'accountHelp' },
  })

/** Somebody asked for what their role does not allow. */
export const notAllowed = (locale: Locale) =>
  plainPage(locale, 'notAllowed', {
    status: 403,
    help: { article: 'waiting-to-enter', question: 'waitingHelp' },
  })

/** The address is one of ours, and not for this. */
export const wrongMethod = (locale: Locale, allow: string) =>
  plainPage(locale, 'wrongMethod', { status: 405, help: anyHelp, headers: { allow } })

/** Our own fault. */
export const broken = (locale: Locale) =>
  plainPage(locale, 'broken', { status: 500, help: anyHelp })

/** The address cannot be read. */
export const unreadable = (locale: Locale) =>
  plainPage(locale, 'unreadable', { status: 400, help: anyHelp })
