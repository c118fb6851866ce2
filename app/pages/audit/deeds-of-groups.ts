import { words } from '#app/words/words.ts'

/** What happens in groups, as the log calls it. */
export const deedsOfGroups = words({
  en: {
    'created group': '{who} created the group {name}',
    'changed group': '{who} changed the group {name}',
    'deleted group': '{who} deleted the group {name}',
    'restored group': '{who} restored the group {name}',
    'joined group': '{who} joined the group {name}',
    'asked to join group': '{who} asked to join the group {name}',
    'withdrew request to join group': '{who} no longer asks to join the group {name}',
    'let into group': '{who} let {whom} into the group {name}',
    'added to group': '{who} added {whom} to the group {name}',
    'declined for group': '{who} declined {whom} for the group {name}',
    'left group': '{who} left the group {name}',
    'removed from group': '{who} took {whom} out of the group {name}',
    'made group admin': '{who} made {whom} admin of the group {name}',
    'ended group admin': '{who} ended that {whom} is admin of the group {name}',
  },
  es: {
    'created group': '{who} creó el grupo {name}',
    'changed group': '{who} cambió el grupo {name}',
    'deleted group': '{who} eliminó el grupo {name}',
    'restored group': '{who} restauró el grupo {name}',
    'joined group': '{who} se unió al grupo {name}',
    'asked to join group': '{who} pidió unirse al grupo {name}',
    'withdrew request to join group': '{who} ya no pide unirse al grupo {name}',
    'let into group': '{who} admitió a {whom} en el grupo {name}',
    'added to group': '{who} agregó a {whom} al grupo {name}',
    'declined for group': '{who} rechazó a {whom} para el grupo {name}',
    'left group': '{who} dejó el grupo {name}',
    'removed from group': '{who} quitó a {whom} del grupo {name}',
    'made group admin': '{who} nombró a {whom} administrador del grupo {name}',
    'ended group admin': '{who} retiró a {whom} como administrador del grupo {name}',
  },
})
