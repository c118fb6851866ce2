import { words } from '#app/words/words.ts'

/** What a member of the community does, and what is done to one, as the log calls it. */
export const deedsOfMembers = words({
  en: {
    joined: '{who} joined{about, select, added_home { with another home} other {}}',
    'asked to join':
      '{name} asked to join without a code{about, select, sent {, and was sent the invitation that was waiting} member_already {, and was told to sign in} other {}}',
    'approved join request': '{who} approved the join request of {name}',
    'linked join request': '{who} linked the join request of {name} with {whom}',
    'declined join request': '{who} declined the join request of {name}',
    'changed own details': '{who} changed their own details',
    'chose preferences': '{who} chose what neighbours may see, and how to be told',
    'chose how to be told':
      '{who} chose to hear of notices {about, select, daily {once a day} other {at once}}',
    'merged members': '{who} merged the record of {merged} into that of {whom}',
    'undid merge': '{who} took the merging of {merged} with {whom} back',
    'closed account': '{who} closed their account',
    'left community': '{who} left the community',
    'changed member role': '{who} gave {whom} the role {name}',
    'changed title': '{who} changed the title of {whom}',
    'changed member details': '{who} corrected the details of {whom}',
    'suspended member': '{who} suspended {whom}',
    'reinstated member': '{who} gave {whom} their access back',
    'exported members':
      '{count, plural, one {{who} took one member away as a file} other {{who} took # members away as a file}}',
  },
  es: {
    joined: '{who} se unió{about, select, added_home { con otro hogar} other {}}',
    'asked to join':
      '{name} pidió unirse sin código{about, select, sent { y recibió la invitación que le esperaba} member_already { y se le indicó que inicie sesión} other {}}',
    'approved join request': '{who} aprobó la solicitud de {name} para unirse',
    'linked join request': '{who} vinculó con {whom} la solicitud de {name} para unirse',
    'declined join request': '{who} rechazó la solicitud de {name} para unirse',
    'changed own details': '{who} cambió sus propios datos',
    'chose preferences': '{who} eligió qué pueden ver los vecinos y cómo recibir avisos',
    'chose how to be told':
      '{who} eligió recibir los avisos {about, select, daily {una vez al día} other {enseguida}}',
    'merged members': '{who} unió la ficha de {merged} con la de {whom}',
    'undid merge': '{who} deshizo la unión de {merged} con {whom}',
    'closed account': '{who} cerró su cuenta',
    'left community': '{who} dejó la comunidad',
    'changed member role': '{who} dio a {whom} el rol {name}',
    'changed title': '{who} cambió el cargo de {whom}',
    'changed member details': '{who} corrigió los datos de {whom}',
    'suspended member': '{who} suspendió a {whom}',
    'reinstated member': '{who} devolvió el acceso a {whom}',
    'exported members':
      '{count, plural, one {{who} se llevó un miembro en un archivo} other {{who} se llevó # miembros en un archivo}}',
  },
})
