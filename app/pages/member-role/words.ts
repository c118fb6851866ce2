import { words } from '#app/words/words.ts'

export const memberRoleWords = words({
  en: {
    title: 'Role of {name}',
    lead: 'A role says what somebody may see and do. A change holds at once, from the next page they open.',
    pending: 'They have not joined yet: their invitation lets them in with this role.',
    role: 'Role',
    beyond: '{role} (may do more than you)',
    save: 'Save',
    back: 'Back',
    saved: 'Saved.',
    sure: 'I know, and want this role all the same',
    mend: 'This was not saved:',
    noRole: 'Please choose a role.',
    'unknown role': 'This role is not there any more. Please choose another one.',
    'has left': 'They have left the community. Invite them again, and then choose the role.',
    'beyond you':
      'They may do something now that you may not. Only somebody who may do all of it can change their role.',
    'may not grant':
      'This role may do something that you may not, or makes somebody a Community Leader. You can only give what you have yourself.',
    'last leader':
      'They are the only Community Leader, and a community is never without one. Make somebody else Community Leader first.',
    'you are last':
      'You are the only Community Leader, and a community is never without one. Make somebody else Community Leader first.',
    guest:
      'They were invited by their household and join with the role that everybody gets. You can change it once they have joined.',
    'shuts you out':
      'With this role you could not change roles any more, and not take this back yourself.',
  },
  es: {
    title: 'Rol de {name}',
    lead: 'Un rol dice qué puede ver y hacer una persona. El cambio vale enseguida, desde la próxima página que abra.',
    pending: 'Todavía no se ha unido: su invitación le dará este rol.',
    role: 'Rol',
    beyond: '{role} (puede más que usted)',
    save: 'Guardar',
    back: 'Volver',
    saved: 'Guardado.',
    sure: 'Lo sé, y aun así quiero este rol',
    mend: 'No se ha guardado:',
    noRole: 'Elija un rol.',
    'unknown role': 'Este rol ya no existe. Elija otro.',
    'has left': 'Ha dejado la comunidad. Invítele otra vez y después elija el rol.',
    'beyond you':
      'Ahora puede hacer algo que usted no puede. Solo alguien que pueda todo eso puede cambiarle el rol.',
    'may not grant':
      'Este rol puede hacer algo que usted no puede, o convierte a alguien en líder de la comunidad. Solo puede dar lo que usted tiene.',
    'last leader':
      'Es la única persona con el rol Líder de la comunidad, y una comunidad nunca se queda sin nadie. Dé antes ese rol a otra persona.',
    'you are last':
      'Usted es la única persona con el rol Líder de la comunidad, y una comunidad nunca se queda sin nadie. Dé antes ese rol a otra persona.',
    guest:
      'Le invitó su hogar y se unirá con el rol que recibe todo el mundo. Podrá cambiarlo cuando se haya unido.',
    'shuts you out': 'Con este rol ya no podría cambiar roles, ni deshacer esto por su cuenta.',
  },
})
