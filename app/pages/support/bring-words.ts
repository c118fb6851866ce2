import { words } from '#app/words/words.ts'

/** As the leaders of the community will read it, and whoever sent a file that is no roster. */
export const bringWords = words({
  en: {
    purpose: 'Import the roster “{name}” that was sent to support',
    unread:
      'We could not read “{name}” as a roster, and nothing of it was imported. Please send the list as an Excel workbook (.xlsx) or as CSV, without a password: one row for each person.',
  },
  es: {
    purpose: 'Importar la lista «{name}» que se envió a asistencia',
    unread:
      'No pudimos leer «{name}» como lista, y no se ha importado nada. Envíe la lista como libro de Excel (.xlsx) o como CSV, sin contraseña: una fila por persona.',
  },
})
