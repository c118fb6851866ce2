import { words } from '#app/words/words.ts'

export const verifyWords = words({
  en: {
    title: 'Look into your mailbox',
    lead: 'We have written to {email}. Open the link in that e-mail, on this device or another, or type its six digits here.',
    unverified:
      'Before you can sign in, please confirm your e-mail address. We have sent you the e-mail again.',
    code: 'Six-digit code',
    confirm: 'Confirm',
    wrong: 'This is not the code of the e-mail. Please compare the six digits.',
    tooMany:
      'There were too many wrong codes. Please open the link in the e-mail, or let us send it again.',
    hurry:
      'We have just written to you several times. Please wait {minutes, plural, =1 {a minute} other {# minutes}} before you ask again.',
    nothing: 'Nothing there?',
    nothingBody:
      'Please wait a minute and look into the spam folder too. Then let us send it again.',
    resend: 'Send it again',
    resent: 'We have sent the e-mail again.',
    wrongAddress: 'Is {email} not your address?',
    correct: 'Correct it',
    elsewhere: 'Have you opened the link on another device?',
    go: 'Continue',
    lost: 'Open the link in our e-mail',
    lostBody:
      'This browser does not remember a sign-up. Open the link in the e-mail we sent you: it works in any browser, and finishes what you began, whether you join a community or create one. Without that e-mail, begin again.',
    join: 'Join with an access code',
    create: 'Create a community',
    signIn: 'Sign in',
    linkTitle: 'Confirm your e-mail address',
    linkBody: 'You asked on {when} for a Communitrak account for {firstName} with {email}.',
    linkCareful: 'Was it not you? Then do not confirm: somebody else may have typed your address.',
    linkDo: 'Confirm my e-mail',
    gone: 'This link does not work any more',
    goneBody:
      'It is older than seven days, your answers were corrected since, or another sign-up with this address was confirmed. If you have a newer e-mail of ours, open that; if you have an account, sign in; otherwise begin again.',
  },
  es: {
    title: 'Mire en su buzón',
    lead: 'Hemos escrito a {email}. Abra el enlace de ese correo, en este dispositivo o en otro, o escriba aquí sus seis cifras.',
    unverified:
      'Antes de iniciar sesión, confirme su correo electrónico. Le hemos enviado el correo otra vez.',
    code: 'Código de seis cifras',
    confirm: 'Confirmar',
    wrong: 'No es el código del correo. Compare las seis cifras, por favor.',
    tooMany:
      'Ha habido demasiados códigos equivocados. Abra el enlace del correo, o pida que se lo enviemos otra vez.',
    hurry:
      'Acabamos de escribirle varias veces. Espere {minutes, plural, =1 {un minuto} other {# minutos}} antes de pedirlo otra vez.',
    nothing: '¿No hay nada?',
    nothingBody:
      'Espere un minuto y mire también en el correo no deseado. Después podemos enviarlo otra vez.',
    resend: 'Enviarlo otra vez',
    resent: 'Hemos enviado el correo otra vez.',
    wrongAddress: '¿No es {email} su dirección?',
    correct: 'Corregirla',
    elsewhere: '¿Ha abierto el enlace en otro dispositivo?',
    go: 'Continuar',
    lost: 'Abra el enlace de nuestro correo',
    lostBody:
      'Este navegador no recuerda ningún registro. Abra el enlace del correo que le enviamos: funciona en cualquier navegador y termina lo que empezó, tanto si se une a una comunidad como si crea una. Sin ese correo, empiece de nuevo.',
    join: 'Unirse con un código de acceso',
    create: 'Crear una comunidad',
    signIn: 'Iniciar sesión',
    linkTitle: 'Confirme su correo electrónico',
    linkBody: 'El {when} pidió una cuenta de Communitrak para {firstName} con {email}.',
    linkCareful: '¿No fue usted? Entonces no confirme: quizá otra persona escribió su dirección.',
    linkDo: 'Confirmar mi correo',
    gone: 'Este enlace ya no sirve',
    goneBody:
      'Tiene más de siete días, sus respuestas se corrigieron después, o se confirmó otro registro con esta dirección. Si tiene un correo nuestro más nuevo, ábralo; si tiene cuenta, inicie sesión; si no, empiece de nuevo.',
  },
})
