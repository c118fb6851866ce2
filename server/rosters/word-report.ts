import type { RosterReport } from '#domain/conversations/report-rosters.ts'

type Count = (count: number) => string

type ReportWords = {
  begin(fileName: string, rows: string): string
  rows: Count
  created: Count
  updated: Count
  skipped: Count
  attention: Count
  look(address: string): string
}

const words: Record<'en' | 'es', ReportWords> = {
  en: {
    begin: (fileName, rows) => `Your roster “${fileName}” has been imported: ${rows}.`,
    rows: (count) => (count === 1 ? '1 row' : `${count} rows`),
    created: (count) => `${count} created`,
    updated: (count) => `${count} updated`,
    skipped: (count) => `${count} skipped, since there was nothing to do`,
    attention: (count) => `${count} ${count === 1 ? 'needs' : 'need'} attention`,
    look: (address) => `See what became of each row: ${address}`,
  },
  es: {
    begin: (fileName, rows) => `Su lista «${fileName}» se ha importado: ${rows}.`,
    rows: (count) => (count === 1 ? '1 fila' : `${count} filas`),
    created: (count) => (count === 1 ? '1 creada' : `${count} creadas`),
    updated: (count) => (count === 1 ? '1 actualizada' : `${count} actualizadas`),
    skipped: (count) => `${count} sin nada que hacer`,
    attention: (count) =>
      count === 1 ? '1 necesita que alguien la vea' : `${count} necesitan que alguien las vea`,
    look: (address) => `Vea qué fue de cada fila: ${address}`,
  },
}

/** What a conversation reads about the import of its roster, line by line; what is none is not told. */
export function wordReport(
  { fileName, rows, locale, path, ...counts }: RosterReport,
  { publicUrl }: { publicUrl: string },
): string {
  const say = words[locale === 'es' ? 'es' : 'en']
  const told = (['created', 'updated', 'skipped', 'attention'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `• ${say[kind](counts[kind])}`)
  return [say.begin(fileName, say.rows(rows)), ...told, say.look(publicUrl + path)].join('\n')
}
