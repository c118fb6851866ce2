import { words } from '#app/words/words.ts'

export const invitationsWords = words({
  en: {
    title: 'Invite Members',
    lead: 'One invitation is enough for each household: whoever joins first can invite the others.',
    email: 'Email',
    emailBody:
      'Paste a list of addresses, one or hundreds. You see every address before anything is sent.',
    emailDo: 'Invite by email',
    text: 'Text message',
    textBody: 'Type one number or several. Each gets its own link to join within seconds.',
    textDo: 'Invite by text',
    pass: 'Printed Access Pass',
    passBody:
      'Print passes to hand out at a meeting or to mail: blank ones, or one for every home.',
    passDo: 'Generate Passes',
    status: 'Invite Status',
    statusBody:
      '{open, plural, =0 {No invitation is open} =1 {One invitation is open} other {# invitations are open}}, {joined, plural, =0 {none} =1 {one} other {#}} led to somebody who joined.',
    statusEmpty: 'Here you see what became of every invitation. There is none yet.',
    troubled: '{count, plural, =1 {One did not arrive.} other {# did not arrive.}}',
    statusDo: 'View Invitation Status',
    unconfirmed:
      '{count, plural, =1 {One person waits} other {# people wait}} until you confirm their home',
    unconfirmedBody:
      'They used an access code and told a home that is new to you, or where somebody lives already.',
    unconfirmedDo: 'See who waits',
    requests:
      '{count, plural, =1 {Somebody asks} other {# people ask}} to be let in without a code',
    requestsBody:
      'The roster does not know them by what they told. Please approve, link or decline.',
    requestsDo: 'See who asks',
    reminders: 'Reminders',
    remindersBody:
      'We can remind people who have not joined after 3, 10 and 30 days, by day only. Reminders stop when somebody joins, asks for no more, or cannot be reached.',
    remindersStart: 'Remind people',
    remindersStop: 'Stop reminding',
    remindersOn: 'People who have not joined will be reminded.',
    remindersOff: 'Nobody will be reminded.',
    one: 'Do you know the person’s name and home?',
    oneDo: 'Invite a single member, step by step',
  },
  es: {
    title: 'Invitar a miembros',
    lead: 'Basta una invitación por hogar: quien se una primero puede invitar a los demás.',
    email: 'Correo electrónico',
    emailBody:
      'Pegue una lista de direcciones, una o cientos. Verá cada dirección antes de que se envíe nada.',
    emailDo: 'Invitar por correo',
    text: 'Mensaje de texto',
    textBody: 'Escriba un número o varios. Cada uno recibe su propio enlace en segundos.',
    textDo: 'Invitar por mensaje',
    pass: 'Pase de acceso impreso',
    passBody:
      'Imprima pases para repartir en una reunión o por correo: en blanco, o uno para cada casa.',
    passDo: 'Crear pases',
    status: 'Estado de las invitaciones',
    statusBody:
      '{open, plural, =0 {No hay ninguna invitación abierta} =1 {Hay una invitación abierta} other {Hay # invitaciones abiertas}}; con {joined, plural, =0 {ninguna} =1 {una} other {#}} se ha unido alguien.',
    statusEmpty: 'Aquí verá qué ha sido de cada invitación. Todavía no hay ninguna.',
    troubled: '{count, plural, =1 {Una no ha llegado.} other {# no han llegado.}}',
    statusDo: 'Ver el estado',
    unconfirmed:
      '{count, plural, =1 {Una persona espera} other {# personas esperan}} a que confirme su casa',
    unconfirmedBody:
      'Usaron un código de acceso y dijeron una casa nueva para ustedes, o en la que ya vive alguien.',
    unconfirmedDo: 'Ver quién espera',
    requests: '{count, plural, =1 {Alguien pide} other {# personas piden}} entrar sin código',
    requestsBody: 'La lista no les conoce por lo que dijeron. Apruebe, una o rechace.',
    requestsDo: 'Ver quién pide',
    reminders: 'Recordatorios',
    remindersBody:
      'Podemos recordar la invitación a quien no se ha unido a los 3, 10 y 30 días, solo de día. Los recordatorios terminan cuando alguien se une, pide no recibir más o no se le puede localizar.',
    remindersStart: 'Enviar recordatorios',
    remindersStop: 'No enviar más recordatorios',
    remindersOn: 'Quien no se ha unido recibirá recordatorios.',
    remindersOff: 'Nadie recibirá recordatorios.',
    one: '¿Conoce el nombre y la casa de la persona?',
    oneDo: 'Invitar a un solo miembro, paso a paso',
  },
})
