import { words } from '#app/words/words.ts'

/** The words about new members and their invitations. */
export const invitationWords = words({
  en: {
    roleLead:
      'New members get this role, unless you choose another during or after the invite. People who are invited already keep the role they were promised.',
    roleHint: 'Leaders are made one by one, so leader roles are not in this list.',
    role: 'Default Member Role',
    unknownRole: 'This role is not there any more. Please choose another one.',
    leaderRole: 'A leader role cannot be the role of all new members. Please choose another one.',
    mayNotGrant: 'This role may do what yours may not, so you cannot choose it for others.',
    notYours: '{role} (chosen now; your own role may not grant it)',
    validityLead:
      'An invitation that is not used in time runs out, and can be sent again. Those that are on their way keep their day; sending one again gives it the new time.',
    validity: 'How long invitations are valid',
    days: '{days} days',
    usual: '{days} days (usual)',
    noEnd: 'Without end',
    wrongDays: 'Please choose one of these.',
    remindersLead:
      'Who has not joined after 3, 10 and 30 days is reminded politely: never at night, and no more once they have joined, said no, or their e-mail came back.',
    reminders: 'Remind people who have not joined',
    remindersOn: 'On: remind them',
    remindersOff: 'Off: nobody is reminded',
    openLead:
      'Open codes stand on blank passes, and in invitations to an address or number alone: whoever uses one tells their home. Where nobody has joined in that home yet, they are in at once.',
    open: 'When the home is unknown, or somebody lives there already',
    confirms: 'Leaders confirm',
    confirmsHint:
      'They wait under Needs confirmation until a leader has looked. We recommend this.',
    joins: 'Join at once',
    joinsHint:
      'An unknown home is added to your properties, and an occupied one gets one more household. Choose this only while you hand codes out in person.',
    openWaiting: 'Whoever waits already goes on waiting for a leader.',
    wrongOpen: 'Please choose one of the two.',
  },
  es: {
    roleLead:
      'Los nuevos miembros reciben este rol, salvo que usted elija otro al invitar o después. Quienes ya tienen una invitación conservan el rol prometido.',
    roleHint: 'Quienes dirigen se nombran uno a uno; por eso sus roles no están en esta lista.',
    role: 'Rol de los nuevos miembros',
    unknownRole: 'Ese rol ya no existe. Elija otro.',
    leaderRole: 'Un rol de dirección no puede ser el de todos los nuevos miembros. Elija otro.',
    mayNotGrant: 'Ese rol puede hacer cosas que el suyo no puede; no puede elegirlo para otros.',
    notYours: '{role} (elegido ahora; su propio rol no puede darlo)',
    validityLead:
      'Una invitación que no se usa a tiempo vence, y puede enviarse de nuevo. Las que están en camino conservan su fecha; al enviar una de nuevo recibe el plazo nuevo.',
    validity: 'Cuánto tiempo valen las invitaciones',
    days: '{days} días',
    usual: '{days} días (lo habitual)',
    noEnd: 'Sin límite',
    wrongDays: 'Elija una de estas opciones.',
    remindersLead:
      'A quien no se ha unido después de 3, 10 y 30 días se le recuerda con amabilidad: nunca de noche, y nunca más cuando se haya unido, haya dicho que no o su correo haya vuelto.',
    reminders: 'Recordar a quienes no se han unido',
    remindersOn: 'Sí: recordárselo',
    remindersOff: 'No: no se recuerda a nadie',
    openLead:
      'Los códigos abiertos están en los pases en blanco y en las invitaciones a una dirección o un número: quien usa uno dice cuál es su casa. Si nadie de esa casa se ha unido todavía, se une enseguida.',
    open: 'Cuando la casa es desconocida o ya vive alguien en ella',
    confirms: 'Quienes dirigen lo confirman',
    confirmsHint: 'La persona espera hasta que alguien de la directiva lo vea. Es lo recomendado.',
    joins: 'Se unen enseguida',
    joinsHint:
      'Una casa desconocida se añade a sus propiedades, y una ocupada recibe otro hogar. Elíjalo solo mientras reparte los códigos en persona.',
    openWaiting: 'Quien ya espera sigue esperando a alguien de la directiva.',
    wrongOpen: 'Elija una de las dos opciones.',
  },
})
