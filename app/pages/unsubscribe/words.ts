import { words } from '#app/words/words.ts'

export const unsubscribeWords = words({
  en: {
    title: 'No more invitations?',
    lead: 'Press the button, and {community} sends no more invitations and reminders to the address of this message.',
    open: 'The invitation you have stays open until it runs out.',
    stop: 'No more of these messages, please',
    done: 'You will get no more of these messages',
    doneBody: '{community} sends no more invitations and reminders to this address.',
    doneGone: 'Nothing more will come from this community.',
    changedMind: 'Was that a mistake?',
    again: 'I still want the invitation',
    back: 'You may get invitations again',
    backBody:
      '{community} may write to this address again. The invitation you have works as before.',
    unknown: 'We do not know this link',
    unknownBody:
      'Perhaps it was cut off. Please open it from the message again, or copy it as a whole.',
    home: 'To the first page',
  },
  es: {
    title: '¿No quiere más invitaciones?',
    lead: 'Pulse el botón y {community} no enviará más invitaciones ni recordatorios a la dirección de este mensaje.',
    open: 'La invitación que tiene sigue abierta hasta que caduque.',
    stop: 'No quiero recibir más mensajes como este',
    done: 'No recibirá más mensajes como este',
    doneBody: '{community} no enviará más invitaciones ni recordatorios a esta dirección.',
    doneGone: 'No llegará nada más de esta comunidad.',
    changedMind: '¿Fue un error?',
    again: 'Todavía quiero la invitación',
    back: 'Puede volver a recibir invitaciones',
    backBody:
      '{community} puede volver a escribir a esta dirección. La invitación que tiene funciona como antes.',
    unknown: 'No conocemos este enlace',
    unknownBody: 'Quizá se cortó. Ábralo otra vez desde el mensaje, o cópielo entero, por favor.',
    home: 'A la primera página',
  },
})
