import { words } from '#app/words/words.ts'
import type { Permission } from '#domain/roles/permission.ts'

/** What each permission lets somebody do. */
export const permissionSentences = words<Permission>({
  en: {
    'view active members': 'See the list of neighbours who have joined.',
    'view leaders': 'See who the Community Leaders are.',
    'admin view members':
      'See everybody: also those who have not joined yet, have left, or whose access is paused.',
    'view member profiles': 'Open the page of a member.',
    'view member email': 'See everybody’s e-mail address, also where they hide it from neighbours.',
    'view member phone': 'See everybody’s phone number, also where they hide it from neighbours.',
    'view member property address': 'See where each member lives.',
    'update member contact info': 'Correct the name, e-mail address and phone number of a member.',
    'export members': 'Take the list of members away as a file.',
    'change member role':
      'Make and change roles, and give them to members. Nobody can give what they lack.',
    'invite members': 'Invite somebody into a home, and see what became of every invitation.',
    'invite members via email': 'Invite many people at once by e-mail. Needs Invite Members too.',
    'invite members via text': 'Invite people by text message. Needs Invite Members too.',
    'invite members via access pass': 'Print access passes. Needs Invite Members too.',
    'import roster': 'Bring in a whole list of homes and people from a file.',
    'view households': 'See who lives together.',
    'manage households': 'Change who lives where: move people in and out, and choose the Head.',
    'view property': 'See the list of homes.',
    'update property': 'Correct the address of a home.',
    'create property': 'Add a home.',
    'view member groups': 'See groups, and join them.',
    'manage member groups': 'Create any group, change it and delete it.',
    'view community preferences': 'See what the community has chosen for itself, and these roles.',
    'update community preferences':
      'Choose for the community: its name and brand, reminders, the Black Curtain.',
    'view audit log': 'See who did what, and when.',
  },
  es: {
    'view active members': 'Ver la lista de vecinos que ya se han unido.',
    'view leaders': 'Ver quiénes dirigen la comunidad.',
    'admin view members':
      'Ver a todas las personas: también a quienes aún no se han unido, se han ido o tienen el acceso en pausa.',
    'view member profiles': 'Abrir la página de un miembro.',
    'view member email':
      'Ver el correo de todas las personas, aunque no lo muestren a sus vecinos.',
    'view member phone':
      'Ver el teléfono de todas las personas, aunque no lo muestren a sus vecinos.',
    'view member property address': 'Ver dónde vive cada miembro.',
    'update member contact info': 'Corregir el nombre, el correo y el teléfono de un miembro.',
    'export members': 'Llevarse la lista de miembros en un archivo.',
    'change member role':
      'Crear y cambiar roles, y darlos a los miembros. Nadie puede dar lo que no tiene.',
    'invite members': 'Invitar a alguien a un hogar, y ver qué ha sido de cada invitación.',
    'invite members via email':
      'Invitar a muchas personas a la vez por correo. Necesita también Invitar a miembros.',
    'invite members via text': 'Invitar por mensaje de texto. Necesita también Invitar a miembros.',
    'invite members via access pass':
      'Imprimir pases de acceso. Necesita también Invitar a miembros.',
    'import roster': 'Traer de un archivo una lista entera de propiedades y personas.',
    'view households': 'Ver quiénes viven juntos.',
    'manage households':
      'Cambiar quién vive dónde: registrar mudanzas y elegir a la cabeza de familia.',
    'view property': 'Ver la lista de propiedades.',
    'update property': 'Corregir la dirección de una propiedad.',
    'create property': 'Añadir una propiedad.',
    'view member groups': 'Ver los grupos y unirse a ellos.',
    'manage member groups': 'Crear, cambiar y eliminar cualquier grupo.',
    'view community preferences': 'Ver lo que la comunidad ha elegido para sí, y estos roles.',
    'update community preferences':
      'Elegir por la comunidad: su nombre e imagen, los recordatorios, cuándo se abre.',
    'view audit log': 'Ver quién hizo qué, y cuándo.',
  },
})
