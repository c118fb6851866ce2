import { words } from '#app/words/words.ts'

export const emailWords = words({
  en: {
    title: 'E-mail address',
    now: 'You sign in with',
    lead: 'To use another address, type it here. We send it a link and a code; when you have confirmed it, you sign in with the new one. We also tell the address you have now.',
    invited:
      'An invitation is waiting for {email}. Use it before you change your address: afterwards you would have to confirm it from that mailbox.',
    useInvitation: 'Use the invitation',
    newEmail: 'New email',
    wrongEmail: 'This is not an e-mail address we can write to. It looks like ana@example.com.',
    sameEmail: 'This is the address you have already.',
    ask: 'Send the code',
    codeTitle: 'Look into your new mailbox',
    codeLead:
      'If {email} can be used, a letter is on its way to it. Open the link in it, or type its six digits here. Until then you sign in with {old}.',
    code: 'Six-digit code',
    confirm: 'Confirm',
    wrong: 'This is not the code of the e-mail. Please compare the six digits.',
    tooMany: 'There were too many wrong codes. Please open the link in the e-mail instead.',
    gone: 'This change has run out or was stopped. Please ask again.',
    nothing: 'Nothing there?',
    nothingBody:
      'Please wait a minute and look into the spam folder too. Is the address right? If not, stop and begin again.',
    resend: 'Send it again',
    resent: 'We have sent the e-mail again.',
    hurry:
      'We have just written to it several times. Please wait {minutes, plural, =1 {a minute} other {# minutes}} before you ask again.',
    stop: 'Stop: keep {old}',
    stopped: 'Stopped. You sign in with {email} as before.',
  },
  es: {
    title: 'Correo electrónico',
    now: 'Usted inicia sesión con',
    lead: 'Para usar otra dirección, escríbala aquí. Le enviamos un enlace y un código; cuando la confirme, iniciará sesión con la nueva. También avisamos a la dirección que tiene ahora.',
    invited:
      'Una invitación espera a {email}. Úsela antes de cambiar de dirección: después tendría que confirmarla desde ese buzón.',
    useInvitation: 'Usar la invitación',
    newEmail: 'Correo nuevo',
    wrongEmail: 'No podemos escribir a esta dirección. Tiene esta forma: ana@example.com.',
    sameEmail: 'Esta es la dirección que ya tiene.',
    ask: 'Enviar el código',
    codeTitle: 'Mire en su buzón nuevo',
    codeLead:
      'Si {email} se puede usar, le llegará una carta. Abra su enlace o escriba aquí sus seis cifras. Hasta entonces usted inicia sesión con {old}.',
    code: 'Código de seis cifras',
    confirm: 'Confirmar',
    wrong: 'No es el código del correo. Compare las seis cifras, por favor.',
    tooMany: 'Ha habido demasiados códigos equivocados. Abra el enlace del correo.',
    gone: 'Este cambio ha caducado o se detuvo. Pídalo otra vez, por favor.',
    nothing: '¿No hay nada?',
    nothingBody:
      'Espere un minuto y mire también en el correo no deseado. ¿Es correcta la dirección? Si no, deténgalo y empiece de nuevo.',
    resend: 'Enviarlo otra vez',
    resent: 'Hemos enviado el correo otra vez.',
    hurry:
      'Acabamos de escribirle varias veces. Espere {minutes, plural, =1 {un minuto} other {# minutos}} antes de pedirlo otra vez.',
    stop: 'Detener: conservar {old}',
    stopped: 'Detenido. Usted inicia sesión con {email} como antes.',
  },
})
