import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** The way from a page back to what it belongs to, on top of it; its words name where it leads. */
export function WayBack({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className="way-back">
      <Link to={to}>
        <span aria-hidden="true">‹ </span>
        {children}
      </Link>
    </p>
  )
}
