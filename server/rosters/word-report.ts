import { reasonWords } from '#app/pages/roster/reason-words.ts'
import { sayIn } from '#app/words/words.ts'
import type { RosterNews, RosterReport } from '#domain/conversations/roster-news.ts'
import { type EndWords, endWords } from './end-words.ts'

type Count = (count: number) => string

type ReportWords = EndWords & {
  begin(fileName: string, rows: string): string
  rows: Count
  created: Count
  updated: Count
  skipped: Count
  attention: Count
  row(line: number, who: string): string
  more: Count
  look(address: string): string
}

const words: Record<'en' | 'es', ReportWords> = {
  en: {
    ...endWords.en,
    begin: (fileName, rows) => `Your roster “${fileName}” has been imported: ${rows}.`,
    rows: (count) => (count === 1 ? '1 row' : `${count} rows`),
    created: (count) => `${count} created`,
    updated: (count) => `${count} updated`,
    skipped: (count) => `${count} skipped, since there was nothing to do`,
    attention: (count) => `${count} ${count === 1 ? 'needs' : 'need'} attention`,
    row: (line, who) => (who ? `Line ${line}, ${who}` : `Line ${line}`),
    more: (count) => `and ${count} more`,
    look: (address) => `See what became of each row: ${address}`,
  },
  es: {
    ...endWords.es,
    begin: (fileName, rows) => `Su lista «${fileName}» se ha importado: ${rows}.`,
    rows: (count) => (count === 1 ? '1 fila' : `${count} filas`),
    created: (count) => (count === 1 ? '1 creada' : `${count} creadas`),
    updated: (count) => (count === 1 ? '1 actualizada' : `${count} actualizadas`),
    skipped: (count) => `${count} sin nada que hacer`,
    attention: (count) =>
      count === 1 ? '1 necesita que alguien la vea' : `${count} necesitan que alguien las vea`,
    row: (line, who) => (who ? `Línea ${line}, ${who}` : `Línea ${line}`),
    more: (count) => `y ${count} más`,
    look: (address) => `Vea qué fue de cada fila: ${address}`,
  },
}

/** What a conversation reads about a roster that it brought, line by line. */
export function wordReport(news: RosterNews, { publicUrl }: { publicUrl: string }): string {
  const say = words[news.locale === 'es' ? 'es' : 'en']
  if (news.what === 'imported') return wordImport(say, news, publicUrl)
  if (!('done' in news)) return say[news.what](news.fileName)
  const { what, fileName, done, rows, path } = news
  return [say[what](fileName, done, rows), say.goOn(publicUrl + path)].join('\n')
}

/** What is none is not told; of what needs attention the first rows are, and why. */
function wordImport(
  say: ReportWords,
  { fileName, rows, path, toSee, locale, ...counts }: RosterReport,
  publicUrl: string,
): string {
  const told = (['created', 'updated', 'skipped', 'attention'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `• ${say[kind](counts[kind])}`)
  const reason = sayIn(locale === 'es' ? 'es' : 'en', reasonWords)
  const seen = toSee.map(({ line, who, reason: why, typed }) => {
    const stands = shortened(typed ?? '')
    return `– ${say.row(line, who.join(', '))}: ${reason(why, { typed: stands, blank: String(!stands) })}`
  })
  const rest = counts.attention - toSee.length
  const more = toSee.length > 0 && rest > 0 ? [`– ${say.more(rest)}`] : []
  const look = say.look(publicUrl + path)
  return [say.begin(fileName, say.rows(rows)), ...told, ...seen, ...more, look].join('\n')
}

/** The most of a cell that is repeated, in characters. */
const longestCell = 80

function shortened(text: string): string {
  return text.length > longestCell ? `${text.slice(0, longestCell).toWellFormed()}…` : text
}
