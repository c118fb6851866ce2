import { words } from '#app/words/words.ts'

/** What is said where a role or title is changed in its row. */
export const inRowWords = words({
  en: {
    role: 'Role of {name}',
    title: 'Title of {name}',
    none: 'Add',
    beyond: '{role} (may do more than you)',
    hint: 'Enter saves, Escape leaves it as it was.',
    saving: 'Saving…',
    sure: 'Do it all the same',
    cancel: 'Cancel',
    roleIs: '{name} now has the role {role}.',
    titleIs: '{name} now has the title {title}.',
    noTitle: '{name} has no title now.',
    undo: 'Undo',
    close: 'Close',
  },
  es: {
    role: 'Rol de {name}',
    title: 'Cargo de {name}',
    none: 'Agregar',
    beyond: '{role} (puede más que usted)',
    hint: 'Intro guarda, Escape lo deja como estaba.',
    saving: 'Guardando…',
    sure: 'Hacerlo de todos modos',
    cancel: 'Cancelar',
    roleIs: '{name} tiene ahora el rol {role}.',
    titleIs: '{name} tiene ahora el cargo {title}.',
    noTitle: '{name} ya no tiene cargo.',
    undo: 'Deshacer',
    close: 'Cerrar',
  },
})
