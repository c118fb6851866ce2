import { words } from '#app/words/words.ts'

/** The words of making, changing and deleting a role. */
export const roleFormWords = words({
  en: {
    newTitle: 'Create a role',
    newLead: 'Start from a role that is close to what you need, then tick what people may do.',
    from: 'Start from',
    start: 'Start from it',
    name: 'Name',
    leads: 'People with this role are Community Leaders',
    leadsHint:
      'They stand among the leaders, are told what waits for an answer, and enter while the Black Curtain is drawn.',
    fixedName: 'Every community has this role, and it keeps its name.',
    lacking: 'You do not have this yourself, so you cannot give it.',
    go: 'Create this role',
    save: 'Save',
    back: 'Back',
    mend: 'This was not saved:',
    sure: 'I know, and want it all the same',
    wrongName:
      'Please give the role a name of at most 60 characters, without web or e-mail addresses.',
    takenName: 'There is a role of this name already. Please choose another one.',
    'unknown permission':
      'What was sent names a permission that does not exist. Please choose again from the list below.',
    'may not grant':
      'This would give something that you do not have yourself. Only tick what you may do.',
    'beyond you': 'This role may do something that you may not. So you cannot change it.',
    'never changes': 'Community Leaders may do everything, always.',
    'changed meanwhile':
      'Somebody else has changed this role meanwhile. Below stands what you chose; look through it, and save again if it shall be so.',
    'default role':
      'Whoever joins gets this role by themselves, and nobody becomes a Community Leader that way. Choose another default role in the preferences first.',
    'shuts you out':
      'This is your own role. Without Change Member Role you could not take this back yourself.',
    'too many':
      'There are 30 roles already, and more would be hard to keep apart. Delete one first.',
    deleteTitle: 'Delete {name}?',
    unused: 'Nobody has this role, so nothing changes for anybody.',
    used: 'This role is in use. Choose the role that takes its place: people, open invitations and who joins from now on get it at once.',
    to: 'Role instead',
    choose: 'Please choose',
    forGood: 'It is gone for good then. The audit log remembers what it was.',
    deleteDo: 'Delete this role',
    'system role': 'Every community has this role. It cannot be deleted.',
    'in use': 'Somebody has this role. Please choose the role that takes its place.',
    'unknown target': 'This role is not there any more. Please choose another one.',
    'may not grant target':
      'This role may do something that you may not. Please choose another one.',
    'default target':
      'Whoever joins would become a Community Leader. Please choose a role that does not lead.',
  },
  es: {
    newTitle: 'Crear un rol',
    newLead: 'Parta de un rol parecido al que necesita y marque después qué se puede hacer con él.',
    from: 'Partir de',
    start: 'Partir de este',
    name: 'Nombre',
    leads: 'Quienes tienen este rol son líderes de la comunidad',
    leadsHint:
      'Aparecen entre quienes dirigen, se les avisa de lo que espera respuesta, y entran aunque la comunidad no esté abierta todavía.',
    fixedName: 'Toda comunidad tiene este rol, y conserva su nombre.',
    lacking: 'Usted no tiene este permiso, por eso no puede darlo.',
    go: 'Crear este rol',
    save: 'Guardar',
    back: 'Volver',
    mend: 'No se ha guardado:',
    sure: 'Lo sé, y aun así lo quiero',
    wrongName:
      'Dé al rol un nombre de 60 caracteres como máximo, sin direcciones web ni de correo.',
    takenName: 'Ya hay un rol con este nombre. Elija otro.',
    'unknown permission':
      'Lo enviado nombra un permiso que no existe. Elija de nuevo en la lista de abajo.',
    'may not grant': 'Así se daría algo que usted no tiene. Marque solo lo que usted puede hacer.',
    'beyond you': 'Este rol puede hacer algo que usted no puede. Por eso no puede cambiarlo.',
    'never changes': 'El rol Líder de la comunidad puede hacerlo todo, siempre.',
    'changed meanwhile':
      'Entretanto otra persona ha cambiado este rol. Abajo está lo que usted eligió; revíselo y guarde otra vez si ha de quedar así.',
    'default role':
      'Quien se une recibe este rol sin más, y nadie debe dirigir de ese modo. Elija antes otro rol inicial en las preferencias.',
    'shuts you out':
      'Es su propio rol. Sin el permiso Cambiar roles ya no podría deshacer esto por su cuenta.',
    'too many': 'Ya hay 30 roles, y con más sería difícil distinguirlos. Elimine antes uno.',
    deleteTitle: '¿Eliminar {name}?',
    unused: 'Nadie tiene este rol, así que no cambia nada para nadie.',
    used: 'Este rol se usa. Elija el rol que lo sustituye: lo reciben enseguida las personas, las invitaciones abiertas y quienes se unan desde ahora.',
    to: 'Rol en su lugar',
    choose: 'Elija',
    forGood: 'Después ya no existe. El registro recuerda cómo era.',
    deleteDo: 'Eliminar este rol',
    'system role': 'Toda comunidad tiene este rol. No se puede eliminar.',
    'in use': 'Alguien tiene este rol. Elija el rol que lo sustituye.',
    'unknown target': 'Este rol ya no existe. Elija otro.',
    'may not grant target': 'Este rol puede hacer algo que usted no puede. Elija otro.',
    'default target': 'Quien se une pasaría a dirigir. Elija un rol que no dirija.',
  },
})

export type RoleFormWord = keyof (typeof roleFormWords)['en']
