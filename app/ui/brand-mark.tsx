import { Link } from 'react-router'

/** Two roofs that share a wall. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M5 17 12 9l4.6 5.2L20 10l7 7v7H5z" fill="#fff" />
      <path d="M10 24v-5h4v5M19 24v-5h4v5" fill="none" stroke="var(--accent)" strokeWidth="2" />
    </svg>
  )
}

/** Our name, leading home. */
export function Brand({ to = '/' }: { to?: string }) {
  return (
    <Link to={to} reloadDocument className="brand">
      <BrandMark />
      Communitrak
    </Link>
  )
}
