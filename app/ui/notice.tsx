import { type ReactNode, useContext } from 'react'
import { useWords, words } from '#app/words/words.ts'
import { type Helping, HelpLink } from './help-link.tsx'
import { StillContext } from './still-context.ts'

type NoticeProps = {
  kind?: 'info' | 'error' | 'warning'
  title?: string
  /** The article that tells more. */
  help?: Helping
  children?: ReactNode
}

/** Where a browser begins that opens a page with an error. */
const beginHere = { tabIndex: -1, autoFocus: true }

/** Something to be told about: read out at once when it is an error. */
export function Notice({ kind = 'info', title, help, children }: NoticeProps) {
  const begins = useContext(StillContext) && kind === 'error'
  const role = kind === 'info' ? 'status' : 'alert'
  return (
    <>
      <div className={`notice ${kind}`} role={role} {...(begins && beginHere)}>
        {title && <h2>{title}</h2>}
        {children}
      </div>
      {help && <HelpLink to={help} besideForm={kind === 'error'} />}
    </>
  )
}

const errorSummaryWords = words({
  en: { please: 'Please check this' },
  es: { please: 'Revise esto, por favor' },
})

type ErrorSummaryProps = Pick<NoticeProps, 'help'> & {
  /** Only where there is more to say than that something is to be checked. */
  title?: string
  errors: readonly { field: string; words: string }[]
}

/** All that is wrong with a form, on top of it; each line leads to its field. */
export function ErrorSummary({ title, errors, help }: ErrorSummaryProps) {
  const say = useWords(errorSummaryWords)
  if (errors.length === 0) return null
  return (
    <Notice kind="error" title={title ?? say('please')} help={help}>
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
