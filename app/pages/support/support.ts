import { redirect } from 'react-router'

/** The first page of the console. */
export function loader() {
  throw redirect('/support/communities')
}
