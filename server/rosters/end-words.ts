type Stopped = (fileName: string, done: number, rows: number) => string
type Ended = (fileName: string) => string

/** What is said of an import that did not come to its end. */
export type EndWords = {
  cancelled: Stopped
  failed: Stopped
  unchecked: Stopped
  goOn(address: string): string
  discarded: Ended
  expired: Ended
}

export const endWords: Record<'en' | 'es', EndWords> = {
  en: {
    cancelled: (fileName, done, rows) =>
      `The import of your roster “${fileName}” was stopped after ${done} of ${rows} rows. What was imported stays.`,
    failed: (fileName, done, rows) =>
      `The import of your roster “${fileName}” could not be finished: ${done} of ${rows} rows are imported, and they stay. Support has been told, and you need not send the file again.`,
    unchecked: (fileName) =>
      `The rows of your roster “${fileName}” could not be checked, and nothing of it was imported. Support has been told, and you need not send the file again.`,
    goOn: (address) => `It can be taken up again here: ${address}`,
    discarded: (fileName) =>
      `Your roster “${fileName}” was put aside, and nothing of it was imported. If you still want it imported, answer here; you need not send the file again.`,
    expired: (fileName) =>
      `Your roster “${fileName}” waited for a month to be imported and is no longer kept ready. Nothing of it was imported. If you still want it imported, answer here; you need not send the file again.`,
  },
  es: {
    cancelled: (fileName, done, rows) =>
      `La importación de su lista «${fileName}» se detuvo tras ${done} de ${rows} filas. Lo importado se conserva.`,
    failed: (fileName, done, rows) =>
      `La importación de su lista «${fileName}» no se pudo terminar: se han importado ${done} de ${rows} filas, y se conservan. Asistencia ya lo sabe; no hace falta que envíe otra vez el archivo.`,
    unchecked: (fileName) =>
      `Las filas de su lista «${fileName}» no se pudieron revisar, y no se ha importado nada. Asistencia ya lo sabe; no hace falta que envíe otra vez el archivo.`,
    goOn: (address) => `Se puede retomar aquí: ${address}`,
    discarded: (fileName) =>
      `Su lista «${fileName}» se dejó de lado, y no se ha importado nada. Si todavía desea importarla, responda aquí; no hace falta que envíe otra vez el archivo.`,
    expired: (fileName) =>
      `Su lista «${fileName}» esperó un mes a ser importada y ya no se guarda preparada. No se ha importado nada. Si todavía desea importarla, responda aquí; no hace falta que envíe otra vez el archivo.`,
  },
}
