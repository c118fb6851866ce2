import { words } from '#app/words/words.ts'

export const rolesWords = words({
  en: {
    title: 'Roles',
    lead: 'A role says what somebody may see and do here. Everybody has exactly one.',
    onlyLooking:
      'You can look at the roles. Changing them takes the permission Change Member Role.',
    create: 'Create a role',
    isLeader: 'Leads',
    isDefault: 'Who joins gets it',
    isOwn: 'Your role',
    people:
      '{active, plural, =0 {Nobody has it} one {# person has it} other {# people have it}}{pending, plural, =0 {} other {, # more when they join}}',
    paused:
      '{count, plural, one {# more, whose access is paused} other {# more, whose access is paused}}',
    codes: '{count, plural, one {# open code gives it} other {# open codes give it}}',
    matrix: 'What each role may do',
    permission: 'Permission',
    yes: 'yes',
    no: 'no',
    nobodyMay: 'No role may do this.',
    all: 'All roles',
    may: 'What it may do',
    mayNothing: 'It may do nothing but enter.',
    everything:
      'Community Leaders may do everything, always. So there is always somebody who can put things right.',
    beyond:
      'This role may do something that you may not, or makes somebody a Community Leader. So you can look at it, and not change it.',
    saved: 'Saved. It holds from the next page that people open.',
    created: 'The role is there. Give it to people in the list of members.',
    deleted: 'The role is deleted.',
    copy: 'Make a copy',
    delete: 'Delete this role',
    see: 'See the community as this role',
    seeHint:
      'Look around as people with this role see it. Nothing can be changed meanwhile; one click brings you back.',
  },
  es: {
    title: 'Roles',
    lead: 'Un rol dice qué puede ver y hacer aquí una persona. Cada persona tiene exactamente uno.',
    onlyLooking: 'Puede mirar los roles. Para cambiarlos hace falta el permiso Cambiar roles.',
    create: 'Crear un rol',
    isLeader: 'Dirige',
    isDefault: 'Lo recibe quien se une',
    isOwn: 'Su rol',
    people:
      '{active, plural, =0 {Nadie lo tiene} one {# persona lo tiene} other {# personas lo tienen}}{pending, plural, =0 {} other {, # más cuando se unan}}',
    paused:
      '{count, plural, one {# más, con el acceso en pausa} other {# más, con el acceso en pausa}}',
    codes: '{count, plural, one {# código abierto lo da} other {# códigos abiertos lo dan}}',
    matrix: 'Qué puede hacer cada rol',
    permission: 'Permiso',
    yes: 'sí',
    no: 'no',
    nobodyMay: 'Ningún rol puede hacerlo.',
    all: 'Todos los roles',
    may: 'Qué puede hacer',
    mayNothing: 'No puede nada más que entrar.',
    everything:
      'El rol Líder de la comunidad puede hacerlo todo, siempre. Así hay siempre alguien que puede arreglar las cosas.',
    beyond:
      'Este rol puede hacer algo que usted no puede, o convierte a alguien en líder de la comunidad. Por eso puede mirarlo, pero no cambiarlo.',
    saved: 'Guardado. Vale desde la próxima página que abra cada persona.',
    created: 'El rol ya existe. Délo a alguien en la lista de miembros.',
    deleted: 'El rol se ha eliminado.',
    copy: 'Hacer una copia',
    delete: 'Eliminar este rol',
    see: 'Ver la comunidad con este rol',
    seeHint:
      'Mire todo como lo ven quienes tienen este rol. Entretanto no se puede cambiar nada; un clic le devuelve.',
  },
})
