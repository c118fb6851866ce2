import { data } from 'react-router'

/** Every address that is none of ours. */
export function loader() {
  throw data(null, 404)
}

export function action() {
  throw data(null, 404)
}

export default function NotFound() {
  return null
}
