import { data } from 'react-router'
import { type FileFormat, fileFormats } from './file-answer.ts'
import type { OpenForm } from './forms.ts'
import { readSearch } from './search-question.ts'

/** Reads which part of a list is asked for as what file; what a form of ours cannot ask is answered with 400. */
export function readExport<Tab extends string>(
  form: OpenForm,
  tabs: readonly Tab[],
): { tab: Tab; search: string; format: FileFormat } {
  const tab = tabs.find((one) => one === form.text('tab'))
  const format = fileFormats.find((one) => one === form.text('format'))
  if (!tab || !format) throw data(null, 400)
  return { tab, format, search: readSearch(new URLSearchParams({ search: form.text('search') })) }
}
