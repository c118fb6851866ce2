import { words } from '#app/words/words.ts'

export const sendWords = words({
  en: {
    title: 'Send the invitations of this import?',
    people: '{count, plural, =1 {One person} other {# people}} will be written to by e-mail.',
    allToday: '{count, plural, =1 {The message leaves} other {All messages leave}} today.',
    someToday:
      '{today, plural, =0 {None leaves today, since your community has sent as many as it may in one day.} =1 {One message leaves today.} other {# messages leave today.}} {later, plural, =1 {One follows} other {# follow}} on the next days, as many a day as your community may send.',
    validity: 'Each code is valid in full from the day its message leaves.',
    cancel: 'Not yet',
    do: '{count, plural, =1 {Send one invitation} other {Send # invitations}}',
    sentTitle: 'The invitations of this import',
    left: '{count, plural, =1 {One message has left or leaves today.} other {# messages have left or leave today.}}',
    later:
      '{count, plural, =1 {One leaves later, on {day}.} other {# leave later, the last on {day}.}}',
    none: 'Nothing is left for you to send.',
    skipped:
      '{count, plural, =1 {One person is not written to:} other {# people are not written to:}}',
    more: '{count, plural, =1 {and one more} other {and # more}}',
    status: 'See the invitations',
    back: 'Back to the roster',
  },
  es: {
    title: '¿Enviar las invitaciones de esta importación?',
    people: 'Se escribirá por correo a {count, plural, =1 {una persona} other {# personas}}.',
    allToday: '{count, plural, =1 {El mensaje sale} other {Todos los mensajes salen}} hoy.',
    someToday:
      '{today, plural, =0 {Hoy no sale ninguno, porque su comunidad ya ha enviado los que puede en un día.} =1 {Hoy sale un mensaje.} other {Hoy salen # mensajes.}} {later, plural, =1 {Uno sale} other {# salen}} en los días siguientes, tantos al día como su comunidad puede enviar.',
    validity: 'Cada código vale todo su plazo desde el día en que sale su mensaje.',
    cancel: 'Todavía no',
    do: '{count, plural, =1 {Enviar una invitación} other {Enviar # invitaciones}}',
    sentTitle: 'Las invitaciones de esta importación',
    left: '{count, plural, =1 {Un mensaje ya salió o sale hoy.} other {# mensajes ya salieron o salen hoy.}}',
    later:
      '{count, plural, =1 {Uno sale después, el {day}.} other {# salen después, el último el {day}.}}',
    none: 'No le queda nada por enviar.',
    skipped: 'No se escribe a {count, plural, =1 {una persona} other {# personas}}:',
    more: '{count, plural, =1 {y una más} other {y # más}}',
    status: 'Ver las invitaciones',
    back: 'Volver a la lista',
  },
})
