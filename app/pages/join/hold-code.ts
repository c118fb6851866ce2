import { type RouterContextProvider, redirect } from 'react-router'
import { forget, keep } from '#app/cookies.ts'

/** Keeps a code that can be one, forgets how it went with one before, and leads to the page that shows it. */
export function holdCode(context: Readonly<RouterContextProvider>, code: string): Response {
  const cookies = [keep(context, 'code', code), forget(context, 'tried')]
  const headers = cookies.map((cookie): [string, string] => ['set-cookie', cookie])
  return redirect('/join/resident', { headers })
}
