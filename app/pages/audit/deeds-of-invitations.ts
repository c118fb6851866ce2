import { words } from '#app/words/words.ts'

/** What becomes of invitations, as the log calls it. */
export const deedsOfInvitations = words({
  en: {
    'invited member':
      '{who} invited {whom}{about, select, text { by text message} unsent { and has not sent the invitation yet} other {}}',
    'made invitations':
      '{who} invited {about, select, text {{count, plural, =1 {one number} other {# numbers}} by text message} other {{count, plural, =1 {one address} other {# addresses}} by e-mail}}',
    'made access passes':
      '{who} made {count, plural, =1 {one access pass} other {# access passes}}{about, select, homes { for homes} other {}}',
    'resent invitation': '{who} sent {whom} the invitation',
    reminded:
      '{who} reminded {count, plural, =1 {one person} other {# people}} of their invitations',
    'fixed address': '{who} corrected where the invitation of {whom} goes',
    'replaced code':
      '{about, select, new {{who} gave {whom} a new code} other {{who} replaced the code of {whom}; the old one no longer works}}',
    'voided invitation':
      '{about, select, merged {{who} voided one of two invitations of {whom}, as the records were merged} joined_otherwise {The invitation of {whom} ended, because {who} joined in another way} other {{who} voided the invitation of {whom}}}',
    'voided batch':
      '{who} voided {count, plural, =1 {one code} other {# codes}} of {about, select, pass {a batch of access passes} text {a batch of text messages} other {a batch of e-mails}}',
    'asked to prove mailbox':
      '{who} asked for a link to the address at which {whom} was invited, to join with another account',
    'asked a leader': '{who} asked the leaders about the invitation of {whom}',
    'asked for a new invitation':
      '{who} opened the invitation of {whom}, which has run out, and asked for a new one',
    unsubscribed: '{who} unsubscribed {whom} from invitations and reminders by e-mail',
    'lifted suppression': '{who} allowed messages to {whom} again',
  },
  es: {
    'invited member':
      '{who} invitó a {whom}{about, select, text { por mensaje de texto} unsent { y aún no ha enviado la invitación} other {}}',
    'made invitations':
      '{who} invitó {about, select, text {a {count, plural, =1 {un número} other {# números}} por mensaje de texto} other {a {count, plural, =1 {una dirección} other {# direcciones}} por correo electrónico}}',
    'made access passes':
      '{who} creó {count, plural, =1 {un pase de acceso} other {# pases de acceso}}{about, select, homes { para hogares} other {}}',
    'resent invitation': '{who} envió la invitación a {whom}',
    reminded:
      '{who} recordó a {count, plural, =1 {una persona} other {# personas}} que tienen una invitación',
    'fixed address': '{who} corrigió adónde va la invitación de {whom}',
    'replaced code':
      '{about, select, new {{who} dio a {whom} un código nuevo} other {{who} reemplazó el código de {whom}; el anterior ya no funciona}}',
    'voided invitation':
      '{about, select, merged {{who} anuló una de las dos invitaciones de {whom}, al unirse las dos fichas} joined_otherwise {La invitación de {whom} terminó, porque {who} se unió de otra manera} other {{who} anuló la invitación de {whom}}}',
    'voided batch':
      '{who} anuló {count, plural, =1 {un código} other {# códigos}} de {about, select, pass {un lote de pases de acceso} text {un lote de mensajes de texto} other {un lote de correos}}',
    'asked to prove mailbox':
      '{who} pidió un enlace a la dirección a la que se invitó a {whom}, para unirse con otra cuenta',
    'asked a leader': '{who} consultó a quienes dirigen sobre la invitación de {whom}',
    'asked for a new invitation':
      '{who} abrió la invitación de {whom}, que había vencido, y pidió una nueva',
    unsubscribed: '{who} dio de baja a {whom} de invitaciones y recordatorios por correo',
    'lifted suppression': '{who} volvió a permitir mensajes a {whom}',
  },
})
