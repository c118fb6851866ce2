import { words } from '#app/words/words.ts'

export const pasteWords = words({
  en: {
    title: 'Invite by e-mail',
    lead: 'Paste the e-mail addresses of everyone you want to invite. You will see all of them once more before anything is sent.',
    list: 'E-mail addresses',
    listHint:
      'Up to 2,000 at once, as they come: one per line, with commas, from a spreadsheet or your mail program. Names may stand beside them.',
    continue: 'Continue',
    back: 'Back',
    empty: 'Paste or type at least one e-mail address, like ana@example.com.',
    tooMany:
      'This list has about {count, number} entries; at most {most, number} fit at once. Leave the first {most, number} here, send them, then come back with the rest. Your text is still below.',
    tooLong:
      'This text is too long to be a list of at most 2,000 addresses. Paste the column with the addresses only. Your text is still below.',
  },
  es: {
    title: 'Invitar por correo',
    lead: 'Pegue los correos electrónicos de todas las personas a las que quiere invitar. Las verá todas otra vez antes de que se envíe nada.',
    list: 'Correos electrónicos',
    listHint:
      'Hasta 2.000 a la vez, tal como estén: uno por línea, con comas, de una hoja de cálculo o de su programa de correo. Pueden llevar el nombre al lado.',
    continue: 'Continuar',
    back: 'Volver',
    empty: 'Pegue o escriba al menos un correo electrónico, como ana@example.com.',
    tooMany:
      'Esta lista tiene unas {count, number} entradas; caben {most, number} a la vez. Deje aquí las primeras {most, number}, envíelas y vuelva con las demás. Su texto sigue abajo.',
    tooLong:
      'Este texto es demasiado largo para una lista de 2.000 direcciones. Pegue solo la columna de las direcciones. Su texto sigue abajo.',
  },
})

export type PasteWord = keyof (typeof pasteWords)['en']

/** What is said of one entry, in the review and in the report. */
export const verdictWords = words({
  en: {
    valid: 'Will be invited',
    suspect: 'Looks mistyped',
    repeated: 'Stands in the list more than once',
    'already invited': 'Is invited already. To send it again, go to Invite Status',
    'already a member': 'Is a member already',
    suspended:
      'Somebody with this address was suspended. You find why, and may end it, under Inactive in Community Members',
    'ask a leader': 'Cannot be invited from a list. Ask a Community Leader',
    bounced: 'Mail to this address came back. Fix it, or lift the stop, in Invite Status',
    complained: 'Told their mail program that our mail is unwanted',
    unsubscribed: 'Asked for no more invitations',
    invalid: 'Is not an e-mail address. It should look like ana@example.com',
    'left out': 'You left it out',
  },
  es: {
    valid: 'Se invitará',
    suspect: 'Parece mal escrito',
    repeated: 'Está más de una vez en la lista',
    'already invited':
      'Ya tiene invitación. Para enviarla de nuevo, vaya a Estado de las invitaciones',
    'already a member': 'Ya es miembro',
    suspended:
      'El acceso de alguien con esta dirección está suspendido. El motivo, y cómo devolverlo, está en Inactivos, en Miembros de la comunidad',
    'ask a leader': 'No se puede invitar desde una lista. Pídalo a quien dirige la comunidad',
    bounced:
      'El correo a esta dirección fue devuelto. Corríjala, o levante el bloqueo, en Estado de las invitaciones',
    complained: 'Marcó nuestro correo como no deseado',
    unsubscribed: 'Pidió no recibir más invitaciones',
    invalid: 'No es un correo electrónico. Debe parecerse a ana@example.com',
    'left out': 'Usted lo dejó fuera',
  },
})

export type VerdictWord = keyof (typeof verdictWords)['en']

export const reviewWords = words({
  en: {
    title: 'Check the list',
    lead: 'Nothing has been sent yet. Only the addresses that are ticked below get an invitation.',
    total: '{count, plural, =1 {One entry} other {# entries}}',
    valid:
      '{count, plural, =0 {Nobody can be invited yet} =1 {One will be invited} other {# will be invited}}',
    suspect: '{count, plural, =1 {One looks mistyped} other {# look mistyped}}',
    repeated: '{count, plural, =1 {One is repeated} other {# are repeated}}',
    'already invited': '{count, plural, =1 {One is invited already} other {# are invited already}}',
    'already a member':
      '{count, plural, =1 {One is a member already} other {# are members already}}',
    suspended: '{count, plural, =1 {One was suspended} other {# were suspended}}',
    'ask a leader':
      '{count, plural, =1 {For one, ask a Community Leader} other {For #, ask a Community Leader}}',
    suppressed:
      '{count, plural, =1 {One gets no more mail from us} other {# get no more mail from us}}',
    invalid: '{count, plural, =1 {One is not an address} other {# are not addresses}}',
    suspects: 'Please look at these',
    suspectsBody: 'They look mistyped. They are left out unless you choose otherwise.',
    others: 'These will not be invited',
    ready: 'These will be invited',
    readyBody: 'Take away the tick from anyone you do not want to invite.',
    invite: 'Invite {email}',
    address: 'Address',
    what: 'What will happen',
    line: 'Line',
    choose: 'What to do with {typed}',
    useSuggestion: 'Invite {email} instead',
    useTyped: 'It is right: invite {email}',
    leaveOut: 'Leave it out',
    repeatedOf: 'The same address stands on line {line}',
    send: 'Send Email Notifications',
    change: 'Change the list',
    nobody: 'Nobody is chosen. Tick at least one address, or change the list.',
    mayNotGrant:
      'New members get a role here that you may not give. Ask a Community Leader to send this list.',
    status: 'Go to Invite Status',
  },
  es: {
    title: 'Revise la lista',
    lead: 'Todavía no se ha enviado nada. Solo reciben invitación las direcciones marcadas abajo.',
    total: '{count, plural, =1 {Una entrada} other {# entradas}}',
    valid:
      '{count, plural, =0 {Todavía no se puede invitar a nadie} =1 {Se invitará a una} other {Se invitará a #}}',
    suspect: '{count, plural, =1 {Una parece mal escrita} other {# parecen mal escritas}}',
    repeated: '{count, plural, =1 {Una está repetida} other {# están repetidas}}',
    'already invited':
      '{count, plural, =1 {Una ya tiene invitación} other {# ya tienen invitación}}',
    'already a member': '{count, plural, =1 {Una ya es miembro} other {# ya son miembros}}',
    suspended:
      '{count, plural, =1 {Una tiene el acceso suspendido} other {# tienen el acceso suspendido}}',
    'ask a leader':
      '{count, plural, =1 {Por una, pregunte a quien dirige la comunidad} other {Por #, pregunte a quien dirige la comunidad}}',
    suppressed:
      '{count, plural, =1 {Una no recibe más correo nuestro} other {# no reciben más correo nuestro}}',
    invalid: '{count, plural, =1 {Una no es una dirección} other {# no son direcciones}}',
    suspects: 'Mire estas, por favor',
    suspectsBody: 'Parecen mal escritas. Se quedan fuera si usted no elige otra cosa.',
    others: 'A estas no se las invitará',
    ready: 'A estas se las invitará',
    readyBody: 'Quite la marca a quien no quiera invitar.',
    invite: 'Invitar a {email}',
    address: 'Dirección',
    what: 'Qué pasará',
    line: 'Línea',
    choose: 'Qué hacer con {typed}',
    useSuggestion: 'Invitar a {email}',
    useTyped: 'Está bien: invitar a {email}',
    leaveOut: 'Dejarla fuera',
    repeatedOf: 'La misma dirección está en la línea {line}',
    send: 'Enviar las invitaciones por correo',
    change: 'Cambiar la lista',
    nobody: 'No ha elegido a nadie. Marque al menos una dirección, o cambie la lista.',
    mayNotGrant:
      'Los miembros nuevos reciben aquí un rol que usted no puede dar. Pida a la directiva de la comunidad que envíe esta lista.',
    status: 'Ir a Estado de las invitaciones',
  },
})

export const sentWords = words({
  en: {
    title: 'The invitations are on their way',
    invited:
      '{count, plural, =1 {One person gets an invitation by e-mail, with a code of their own.} other {# people get an invitation by e-mail, each with a code of their own.}}',
    later:
      '{count, plural, =1 {One of them leaves later, by {day}} other {# of them leave later, the last by {day}}}: a community can send only so many messages a day. You need not do anything.',
    skipped: '{count, plural, =1 {One was not invited} other {# were not invited}}',
    address: 'As it was pasted',
    why: 'Why',
    ok: 'Ok',
    more: 'Invite more people',
  },
  es: {
    title: 'Las invitaciones están en camino',
    invited:
      '{count, plural, =1 {Una persona recibe una invitación por correo, con su propio código.} other {# personas reciben una invitación por correo, cada una con su propio código.}}',
    later:
      '{count, plural, =1 {Una de ellas sale más tarde, hasta el {day}} other {# de ellas salen más tarde, la última hasta el {day}}}: una comunidad solo puede enviar cierto número de mensajes al día. No tiene que hacer nada.',
    skipped: '{count, plural, =1 {A una no se la invitó} other {A # no se las invitó}}',
    address: 'Como se pegó',
    why: 'Por qué',
    ok: 'De acuerdo',
    more: 'Invitar a más personas',
  },
})
