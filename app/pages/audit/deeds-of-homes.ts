import { words } from '#app/words/words.ts'

/** What happens to properties and households, as the log calls it. */
export const deedsOfHomes = words({
  en: {
    'created property': '{who} added the property {home}',
    'created household': '{who} added a household{home, select, none {} other { at {home}}}',
    'claimed home': '{who} used an open code and said where they live; a leader is to confirm it',
    'corrected home': '{who} corrected the home they told; a leader is to confirm it',
    'confirmed home': '{who} confirmed the home of {whom}',
    'moved to home': '{who} confirmed {whom}, at another home than the one they had told',
    'declined home': '{who} declined the home that {whom} had told',
    'appointed head':
      '{who} made {whom} Head of Household{home, select, none {} other { at {home}}}',
    'handed household over':
      '{who} handed the household{home, select, none {} other { at {home}}} over to {whom}',
    'removed from household':
      '{who} took {whom} out of the household{home, select, none {} other { at {home}}}',
    'left household': '{who} left the household{home, select, none {} other { at {home}}}',
    'planned move':
      '{who} planned a move out{home, select, none {} other { of {home}}}{day, select, none {} other {; the last day there is {day}}}',
    'changed move':
      '{who} changed the planned move out{home, select, none {} other { of {home}}}{day, select, none {} other {; the last day there is {day}}}',
    'cancelled move':
      '{who} cancelled the planned move out{home, select, none {} other { of {home}}}',
    'undid move': '{who} undid a move out{home, select, none {} other { of {home}}}',
    'moved out':
      '{whom} moved out{home, select, none {} other { of {home}}}{about, select, sold {, as it was sold} lease_ended {, as the lease ended} other {}}',
    'moved back':
      '{whom} is back{home, select, none {} other { at {home}}}, as the move was undone',
    'renamed household':
      '{who} {name, select, none {took the name of a household away; it is called after its people} other {called a household {name}}}{home, select, none {} other { at {home}}}',
    'set household inactive':
      '{who} set the household{home, select, none {} other { at {home}}} inactive',
    'set household active':
      '{who} set the household{home, select, none {} other { at {home}}} active again',
    'moved to household':
      '{who} moved {whom} to another household{home, select, none {} other { at {home}}}',
    'stepped head down':
      '{who} ended that {whom} is Head of Household{home, select, none {} other { at {home}}}',
    'changed property':
      '{who} changed the address of a property{home, select, none {} other { to {home}}}',
    'deleted property': '{who} deleted the property{home, select, none {} other { {home}}}',
    'restored property': '{who} restored the property{home, select, none {} other { {home}}}',
    'marked property empty': '{who} noted that{home, select, none {} other { {home}}} stands empty',
    'marked property lived in':
      '{who} noted that{home, select, none {} other { {home}}} does not stand empty any more',
    'merged properties': '{who} merged two properties{home, select, none {} other { into {home}}}',
    'undid property merge':
      '{who} took the merging of two properties{home, select, none {} other { into {home}}} back',
    'exported households':
      '{count, plural, one {{who} took one household away as a file} other {{who} took # households away as a file}}',
    'exported properties':
      '{count, plural, one {{who} took one property away as a file} other {{who} took # properties away as a file}}',
  },
  es: {
    'created property': '{who} agregó la propiedad {home}',
    'created household': '{who} agregó un hogar{home, select, none {} other { en {home}}}',
    'claimed home': '{who} usó un código abierto y dijo dónde vive; quien dirige debe confirmarlo',
    'corrected home': '{who} corrigió la casa que había dicho; quien dirige debe confirmarla',
    'confirmed home': '{who} confirmó el hogar de {whom}',
    'moved to home': '{who} confirmó a {whom}, en otro hogar que el que había dicho',
    'declined home': '{who} rechazó el hogar que {whom} había dicho',
    'appointed head':
      '{who} nombró a {whom} cabeza de familia{home, select, none {} other { en {home}}}',
    'handed household over':
      '{who} cedió el hogar{home, select, none {} other { en {home}}} a {whom}',
    'removed from household':
      '{who} quitó a {whom} del hogar{home, select, none {} other { en {home}}}',
    'left household': '{who} dejó el hogar{home, select, none {} other { en {home}}}',
    'planned move':
      '{who} planeó una mudanza{home, select, none {} other { desde {home}}}{day, select, none {} other {; el último día allí es el {day}}}',
    'changed move':
      '{who} cambió la mudanza planeada{home, select, none {} other { desde {home}}}{day, select, none {} other {; el último día allí es el {day}}}',
    'cancelled move':
      '{who} canceló la mudanza planeada{home, select, none {} other { desde {home}}}',
    'undid move': '{who} deshizo una mudanza{home, select, none {} other { desde {home}}}',
    'moved out':
      '{whom} se mudó{home, select, none {} other { de {home}}}{about, select, sold {, porque se vendió} lease_ended {, porque terminó el contrato de alquiler} other {}}',
    'moved back':
      '{whom} está de vuelta{home, select, none {} other { en {home}}}, porque se deshizo la mudanza',
    'renamed household':
      '{who} {name, select, none {quitó el nombre de un hogar; se llama como sus personas} other {llamó {name} a un hogar}}{home, select, none {} other { en {home}}}',
    'set household inactive':
      '{who} puso inactivo el hogar{home, select, none {} other { en {home}}}',
    'set household active':
      '{who} volvió a activar el hogar{home, select, none {} other { en {home}}}',
    'moved to household':
      '{who} pasó a {whom} a otro hogar{home, select, none {} other { en {home}}}',
    'stepped head down':
      '{who} anotó que {whom} deja de ser cabeza de familia{home, select, none {} other { en {home}}}',
    'changed property':
      '{who} cambió la dirección de una propiedad{home, select, none {} other { a {home}}}',
    'deleted property': '{who} eliminó la propiedad{home, select, none {} other { {home}}}',
    'restored property': '{who} restauró la propiedad{home, select, none {} other { {home}}}',
    'marked property empty':
      '{who} anotó que{home, select, none {} other { {home}}} está desocupada',
    'marked property lived in':
      '{who} anotó que{home, select, none {} other { {home}}} ya no está desocupada',
    'merged properties': '{who} unió dos propiedades{home, select, none {} other { en {home}}}',
    'undid property merge':
      '{who} deshizo la unión de dos propiedades{home, select, none {} other { en {home}}}',
    'exported households':
      '{count, plural, one {{who} se llevó un hogar en un archivo} other {{who} se llevó # hogares en un archivo}}',
    'exported properties':
      '{count, plural, one {{who} se llevó una propiedad en un archivo} other {{who} se llevó # propiedades en un archivo}}',
  },
})
