import type { RowChange, RowEditing } from './in-row.tsx'

/** What the page of a role or title answers to a row. */
export type RowAnswer = {
  saved?: true
  /** Why it was not saved: as data, and in words. */
  because?: string | null
  error?: string
}

/** What is sent to change a role or title and stay in the list. */
export function sentOf(
  { field, is }: Pick<RowChange, 'field' | 'is'>,
  roles: RowEditing['roles'],
): Record<string, string> {
  if (field === 'title') return { title: is, stay: 'on' }
  return { roleId: roles.find(({ name }) => name === is)?.id ?? '', stay: 'on' }
}
