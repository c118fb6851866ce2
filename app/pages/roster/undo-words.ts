import { words } from '#app/words/words.ts'
import type { UndoRefusal } from '#domain/rosters/undo-roster.ts'

export const undoWords = words({
  en: {
    title: 'Undo this import?',
    body: 'Homes, households and members that it made are taken away, and what it changed becomes what it was.',
    invitations:
      'Its invitations are voided: codes that somebody has stop working for good, and what has not been sent never is.',
    kept: 'What something else has come to depend on stays, and so does what somebody has changed since.',
    cancel: 'Keep it',
    do: 'Undo this import',
    'somebody joined':
      '{count, plural, =1 {One person has joined through this import, or waits to,} other {# people have joined through this import, or wait to,}} so it can no longer be undone. You can change or end what it made one by one.',
    'still importing': 'It is still being imported. Cancel the import first.',
    'not imported': 'Nothing of this roster was imported, so there is nothing to undo.',
    'already undone': 'This import has been undone already.',
    back: 'Back to the roster',
  },
  es: {
    title: '¿Deshacer esta importación?',
    body: 'Se quitan las viviendas, los hogares y los miembros que creó, y lo que cambió vuelve a ser lo que era.',
    invitations:
      'Se anulan sus invitaciones: los códigos que alguien tenga dejan de funcionar para siempre, y lo que no se ha enviado no se envía.',
    kept: 'Se queda aquello de lo que ya depende otra cosa, y lo que alguien haya cambiado después.',
    cancel: 'Dejarla',
    do: 'Deshacer esta importación',
    'somebody joined':
      '{count, plural, =1 {Una persona ya se unió por esta importación, o espera unirse,} other {# personas ya se unieron por esta importación, o esperan unirse,}} así que no se puede deshacer. Puede cambiar o terminar una por una las cosas que creó.',
    'still importing': 'Todavía se está importando. Cancele primero la importación.',
    'not imported': 'No se importó nada de esta lista, así que no hay nada que deshacer.',
    'already undone': 'Esta importación ya se deshizo.',
    back: 'Volver a la lista',
  },
})

type UndoWord = keyof (typeof undoWords)['en']

/** Every refusal has its words: one without them is an error here. */
export type UndoTrouble = Extract<UndoWord, Exclude<UndoRefusal['because'], 'unknown roster'>>
