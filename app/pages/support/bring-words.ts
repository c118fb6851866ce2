import { words } from '#app/words/words.ts'

/** As the leaders of the community will read it. */
export const bringWords = words({
  en: { purpose: 'Import the roster “{name}” that was sent to support' },
  es: { purpose: 'Importar la lista «{name}» que se envió a asistencia' },
})
