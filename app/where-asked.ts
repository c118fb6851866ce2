import { localPath } from './forms.ts'

/**
 * The page that somebody is on, for whoever helps them: of pages outside of communities only words that are
 * ours, since codes and links stand in addresses too.
 */
export function whereAsked(path: string): string | null {
  const asked = localPath(path, '').split(/[?#]/)[0]!.slice(0, 300)
  if (asked === '') return null
  if (/^\/(c|account)\//.test(asked)) return asked
  const words = asked.split('/').slice(1, 4)
  const other = words.findIndex((word) => !/^[a-z]+(-[a-z]+)*$/.test(word))
  return `/${words.slice(0, other === -1 ? words.length : other).join('/')}`
}
