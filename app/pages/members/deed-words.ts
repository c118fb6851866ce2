import { words } from '#app/words/words.ts'

/** What is said before and after something is done to several members at once. */
export const deedWords = words({
  en: {
    nobody: 'Nobody is selected. Tick the people first.',
    cancel: 'Cancel',
    ok: 'Ok',
    skipped: '{count, plural, =1 {One was skipped:} other {# were skipped:}}',
    suspendTitle:
      '{count, plural, =1 {Pause the access of this person?} other {Pause the access of these people?}}',
    suspendBody:
      'They cannot open the community until you give their access back. Their home, role and groups stay as they are. {count, plural, =1 {They get} other {Each gets}} an e-mail with the reason.',
    reason:
      '{count, plural, =1 {Reason, as they will read it} other {Reason, as each of them will read it}}',
    wrongReason: 'Please write why, in 300 characters or fewer.',
    suspendDo: '{count, plural, =1 {Suspend one member} other {Suspend # members}}',
    suspended:
      '{count, plural, =0 {Nobody was suspended} =1 {One member was suspended} other {# members were suspended}}',
    undo: 'Undo: give access back',
    reinstateTitle:
      '{count, plural, =1 {Give this person their access back?} other {Give these people their access back?}}',
    reinstateBody:
      'They can open the community again at once, with the home, role and groups they had. {count, plural, =1 {They get} other {Each gets}} an e-mail.',
    reinstateDo:
      '{count, plural, =1 {Give one their access back} other {Give # their access back}}',
    reinstated:
      '{count, plural, =0 {Nobody got access back} =1 {One member has access again} other {# members have access again}}',
    addTitle:
      '{count, plural, =1 {Add this person to a group} other {Add these people to a group}}',
    addBody:
      'They are in it at once, and {count, plural, =1 {get} other {each gets}} an e-mail. They can leave it at any time.',
    group: 'Group',
    choose: 'Choose a group…',
    noGroup: 'Please choose a group.',
    goneGroup: 'This group is not there any more. Please choose another one.',
    noGroups: 'There is no group yet. Create one first, then add people to it.',
    newGroup: 'Create a group',
    addDo: '{count, plural, =1 {Add one member} other {Add # members}}',
    added:
      '{count, plural, =0 {Nobody was added to {group}} =1 {One member was added to {group}} other {# members were added to {group}}}',
    openGroup: 'Open the group',
    undoAdd:
      '{count, plural, =1 {Undo: take this person out again} other {Undo: take them out again}}',
    takenOut:
      '{count, plural, =0 {Nobody was taken out of {group}} =1 {One member was taken out of {group} again} other {# members were taken out of {group} again}}',
    'had asked to join': 'had asked to be in the group, and stays',
    'only group admin': 'is the only one who runs the group, and stays',
    'in the group already': 'is in the group already',
    'not joined yet': 'has not joined the community yet',
    'access paused': 'is suspended',
    'has left': 'has left the community',
    unknown: 'is not there any more',
    'not active': 'has not joined yet, or has left',
    'suspended already': 'was suspended already',
    'not suspended': 'is not suspended',
    yourself: 'is you',
    'may not grant': 'may do something that you may not',
    'last leader': 'is the only Community Leader, and there must always be one',
  },
  es: {
    nobody: 'No ha seleccionado a nadie. Marque primero a las personas.',
    cancel: 'Cancelar',
    ok: 'De acuerdo',
    skipped: '{count, plural, =1 {Una persona se omitió:} other {# personas se omitieron:}}',
    suspendTitle:
      '{count, plural, =1 {¿Pausar el acceso de esta persona?} other {¿Pausar el acceso de estas personas?}}',
    suspendBody:
      '{count, plural, =1 {No podrá abrir la comunidad hasta que usted le devuelva el acceso. Su hogar, rol y grupos siguen igual. Recibe un correo con el motivo.} other {No podrán abrir la comunidad hasta que usted les devuelva el acceso. Su hogar, rol y grupos siguen igual. Cada una recibe un correo con el motivo.}}',
    reason:
      '{count, plural, =1 {Motivo, tal como lo leerá esta persona} other {Motivo, tal como lo leerá cada persona}}',
    wrongReason: 'Escriba el motivo, en 300 caracteres como máximo.',
    suspendDo: '{count, plural, =1 {Suspender a una persona} other {Suspender a # personas}}',
    suspended:
      '{count, plural, =0 {No se suspendió a nadie} =1 {Se suspendió a una persona} other {Se suspendió a # personas}}',
    undo: 'Deshacer: devolver el acceso',
    reinstateTitle:
      '{count, plural, =1 {¿Devolver el acceso a esta persona?} other {¿Devolver el acceso a estas personas?}}',
    reinstateBody:
      '{count, plural, =1 {Podrá abrir la comunidad enseguida, con el hogar, el rol y los grupos que tenía. Recibe un correo.} other {Podrán abrir la comunidad enseguida, con el hogar, el rol y los grupos que tenían. Cada una recibe un correo.}}',
    reinstateDo:
      '{count, plural, =1 {Devolver el acceso a una persona} other {Devolver el acceso a # personas}}',
    reinstated:
      '{count, plural, =0 {Nadie recuperó el acceso} =1 {Una persona tiene acceso otra vez} other {# personas tienen acceso otra vez}}',
    addTitle:
      '{count, plural, =1 {Agregar a esta persona a un grupo} other {Agregar a estas personas a un grupo}}',
    addBody:
      '{count, plural, =1 {Estará en él enseguida y recibirá un correo. Puede salir cuando quiera.} other {Estarán en él enseguida y recibirán un correo. Pueden salir cuando quieran.}}',
    group: 'Grupo',
    choose: 'Elija un grupo…',
    noGroup: 'Elija un grupo.',
    goneGroup: 'Este grupo ya no existe. Elija otro.',
    noGroups: 'Todavía no hay ningún grupo. Cree uno primero y después agregue personas.',
    newGroup: 'Crear un grupo',
    addDo: '{count, plural, =1 {Agregar a una persona} other {Agregar a # personas}}',
    added:
      '{count, plural, =0 {No se agregó a nadie a {group}} =1 {Se agregó a una persona a {group}} other {Se agregó a # personas a {group}}}',
    openGroup: 'Abrir el grupo',
    undoAdd: '{count, plural, =1 {Deshacer: sacarla otra vez} other {Deshacer: sacarlas otra vez}}',
    takenOut:
      '{count, plural, =0 {No se sacó a nadie de {group}} =1 {Se sacó otra vez a una persona de {group}} other {Se sacó otra vez a # personas de {group}}}',
    'had asked to join': 'había pedido estar en el grupo, y se queda',
    'only group admin': 'es la única persona que dirige el grupo, y se queda',
    'in the group already': 'ya está en el grupo',
    'not joined yet': 'todavía no se ha unido a la comunidad',
    'access paused': 'tiene el acceso pausado',
    'has left': 'ha dejado la comunidad',
    unknown: 'ya no está',
    'not active': 'todavía no se ha unido, o se ha ido',
    'suspended already': 'ya tenía el acceso pausado',
    'not suspended': 'no tiene el acceso pausado',
    yourself: 'es usted',
    'may not grant': 'puede hacer algo que usted no puede',
    'last leader': 'es la única persona con el rol Líder de la comunidad, y siempre debe haber una',
  },
})
