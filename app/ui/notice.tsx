import type { ReactNode } from 'react'
import { type Helping, HelpLink } from './help-link.tsx'

type NoticeProps = {
  kind?: 'info' | 'error' | 'warning'
  title?: string
  /** The article that tells more. */
  help?: Helping
  children?: ReactNode
}

/** Something to be told about: read out at once when it is an error. */
export function Notice({ kind = 'info', title, help, children }: NoticeProps) {
  return (
    <>
      <div className={`notice ${kind}`} role={kind === 'info' ? 'status' : 'alert'}>
        {title && <h2>{title}</h2>}
        {children}
      </div>
      {help && <HelpLink to={help} besideForm={kind === 'error'} />}
    </>
  )
}

type ErrorSummaryProps = Pick<NoticeProps, 'help'> & {
  title: string
  errors: readonly { field: string; words: string }[]
}

/** All that is wrong with a form, on top of it; each line leads to its field. */
export function ErrorSummary({ title, errors, help }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <Notice kind="error" title={title} help={help}>
      <ul>
        {errors.map(({ field, words }) => (
          <li key={field}>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
