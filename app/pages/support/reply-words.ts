import { words } from '#app/words/words.ts'

export const replyWords = words({
  en: {
    label: 'Your answer',
    labelClosed: 'Your answer (it opens the conversation again)',
    files: 'Files',
    filesHint: 'Up to five, together at most 10 MB: pictures, PDF, Word, spreadsheets and text.',
    send: 'Send',
    keep: 'Keep as a note',
    keepHint: 'Notes are only for support.',
    ready: 'A ready answer',
    choose: 'Please choose',
    insert: 'Insert',
    please: 'It was not sent',
    nothing: 'Write something, or choose a file.',
    long: 'This is too long. At most 10,000 characters.',
    manyFiles: 'At most five files at once.',
    largeFiles: 'These files are too large. All together may have 10 MB.',
    notTaken:
      'We do not take “{name}”. Send a picture, a PDF, a Word document, a spreadsheet or text.',
    answeredBy: '{name} has answered meanwhile. Look at it; what you wrote still stands below.',
    answered: 'An answer was sent meanwhile. Look at it; what you wrote still stands below.',
    hurry:
      'That was a lot within a minute. Please send it in {minutes, plural, one {# minute} other {# minutes}}; what you wrote still stands below.',
    chooseAgain: 'Choose your files once more.',
  },
  es: {
    label: 'Su respuesta',
    labelClosed: 'Su respuesta (abre de nuevo la conversación)',
    files: 'Archivos',
    filesHint:
      'Hasta cinco, 10 MB como máximo entre todos: imágenes, PDF, Word, hojas de cálculo y texto.',
    send: 'Enviar',
    keep: 'Guardar como nota',
    keepHint: 'Las notas son solo para asistencia.',
    ready: 'Una respuesta preparada',
    choose: 'Elija, por favor',
    insert: 'Insertar',
    please: 'No se envió',
    nothing: 'Escriba algo o elija un archivo.',
    long: 'Es demasiado largo. Como máximo 10.000 caracteres.',
    manyFiles: 'Como máximo cinco archivos a la vez.',
    largeFiles: 'Estos archivos son demasiado grandes. Entre todos pueden tener 10 MB.',
    notTaken:
      'No aceptamos «{name}». Envíe una imagen, un PDF, un documento de Word, una hoja de cálculo o texto.',
    answeredBy: '{name} ha respondido entretanto. Véalo; lo que usted escribió sigue abajo.',
    answered: 'Entretanto se envió una respuesta. Véala; lo que usted escribió sigue abajo.',
    hurry:
      'Fue mucho en un minuto. Envíelo dentro de {minutes, plural, one {# minuto} other {# minutos}}; lo que usted escribió sigue abajo.',
    chooseAgain: 'Elija otra vez sus archivos.',
  },
})
