import { data } from 'react-router'
import { signedIn } from '#app/signed-in.ts'
import type { Route } from './+types/not-found.ts'

/** Every address that is none of ours. */
export async function loader({ context }: Route.LoaderArgs) {
  throw data({ isSignedIn: (await signedIn(context)) !== null }, 404)
}

export const action = loader

export default function NotFound() {
  return null
}
