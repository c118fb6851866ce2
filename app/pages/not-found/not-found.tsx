import { data, type RouterContextProvider } from 'react-router'
import { signedIn } from '#app/signed-in.ts'
import type { Route } from './+types/not-found.ts'

/** Every address that is none of ours. */
export function loader({ context }: Route.LoaderArgs) {
  return notFound(context)
}

export function action({ context }: Route.ActionArgs) {
  return notFound(context)
}

async function notFound(context: Readonly<RouterContextProvider>): Promise<null> {
  throw data({ isSignedIn: (await signedIn(context)) !== null }, 404)
}

export default function NotFound() {
  return null
}
