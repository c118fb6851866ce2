import { Link } from 'react-router'

type PersonNameProps = {
  name: string
  memberId: string
  /** The address of the community's members, where their pages may be opened; null: they may not. */
  members: string | null
}

/** Somebody's name, which leads to their page. */
export function PersonName({ name, memberId, members }: PersonNameProps) {
  if (!members) return <span className="who">{name}</span>
  return (
    <Link className="who" to={`${members}/${memberId}`}>
      {name}
    </Link>
  )
}
