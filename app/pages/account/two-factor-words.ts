import { words } from '#app/words/words.ts'

/** The words of setting two-factor up, and of all that is done with it. */
export const twoFactorWords = words({
  en: {
    title: 'Two-factor',
    on: 'Two-factor is on since {since}. After your password, signing in asks for a code of your app.',
    codesLeft:
      '{count, plural, =0 {You have no recovery codes left.} =1 {You have one recovery code left.} other {You have # recovery codes left.}}',
    fewCodes: 'Make new recovery codes before you need one.',
    newCodes: 'New recovery codes',
    turnOff: 'Turn two-factor off',
    nowOff: 'Two-factor is off.',
    nowOn: 'Two-factor is on.',
    codesWait: 'Your new recovery codes can still be seen for some minutes.',
    seeCodes: 'See my recovery codes',
    lead: 'After your password, signing in also asks for a six-digit code that an app on your phone shows. Somebody who finds out your password still cannot come in.',
    need: 'You need an authenticator app: a small free program on your phone that shows a new number every half minute, also without the internet. Perhaps you have one: Google Authenticator, Microsoft Authenticator, 2FAS, Aegis, or the Passwords app of an iPhone. Otherwise, look for one of these names in the app store of your phone.',
    noPhone: 'You would rather do without a phone?',
    passkey: 'Use a passkey instead',
    others: 'When you turn it on, every other device is signed out.',
    begin: 'Continue',
    setUpTitle: 'Connect your app',
    scan: 'Open your authenticator app, press + or “Add”, and scan this picture with it.',
    picture: 'QR code for your authenticator app',
    onThisPhone: 'Is the app on this very phone?',
    openApp: 'Open it in the app',
    byHand: 'Or type this key into the app:',
    proof: 'Then type the code that the app shows now.',
    code: 'Six-digit code',
    codeHint: 'The app shows a new one every half minute.',
    turnOn: 'Turn two-factor on',
    wrongCode:
      'This is not the code of your app now. Type the newest one; if it still does not fit, set the clock of your phone to automatic.',
    usedCode:
      'This code has been used already. Wait until your app shows the next one, and type that.',
    missingCode: 'Please type the code.',
    hurry:
      'There were too many codes. Please wait {minutes, plural, =1 {a minute} other {# minutes}} and try again.',
    gone: 'That took too long. Please begin again.',
    codesTitle: 'Your recovery codes',
    codesLead:
      'If your phone is lost or broken, each of these codes opens your account once, in place of a code of the app. Keep them where you would find them without your phone: on paper, for instance.',
    codesOnce: 'You see them only now.',
    copy: 'Copy',
    copied: 'Copied',
    print: 'Print',
    download: 'Download as text',
    kept: 'I have kept my codes',
    newCodesLead:
      'You get ten new recovery codes. The codes you have now open nothing any more, also those you have printed.',
    newCodesDo: 'Make new codes',
    offLead:
      'Signing in then asks for your password alone, and your recovery codes open nothing any more.',
    offRequired:
      '{community} asks two-factor of its leaders. Without it, or a passkey, you cannot enter it.',
    eitherCode: 'Code of your app, or a recovery code',
    keepOn: 'Keep it on',
  },
  es: {
    title: 'Verificación en dos pasos',
    on: 'Activada desde el {since}. Después de la contraseña, para iniciar sesión se pide un código de su aplicación.',
    codesLeft:
      '{count, plural, =0 {No le queda ningún código de recuperación.} =1 {Le queda un código de recuperación.} other {Le quedan # códigos de recuperación.}}',
    fewCodes: 'Cree códigos nuevos antes de necesitar uno.',
    newCodes: 'Códigos de recuperación nuevos',
    turnOff: 'Desactivar los dos pasos',
    nowOff: 'La verificación en dos pasos está desactivada.',
    nowOn: 'La verificación en dos pasos está activada.',
    codesWait: 'Sus códigos de recuperación nuevos aún se pueden ver unos minutos.',
    seeCodes: 'Ver mis códigos de recuperación',
    lead: 'Después de la contraseña, para iniciar sesión se pide también un código de seis cifras que muestra una aplicación de su teléfono. Quien averigüe su contraseña tampoco podrá entrar en su cuenta.',
    need: 'Necesita una aplicación de autenticación: un pequeño programa gratuito de su teléfono que muestra un número nuevo cada medio minuto, también sin internet. Quizá ya tenga una: Google Authenticator, Microsoft Authenticator, 2FAS, Aegis o Contraseñas, la del iPhone. Si no, busque uno de estos nombres en la tienda de aplicaciones de su teléfono.',
    noPhone: '¿Prefiere hacerlo sin teléfono?',
    passkey: 'Use una llave digital',
    others: 'Al activarla se cierra la sesión en los demás dispositivos.',
    begin: 'Continuar',
    setUpTitle: 'Conecte su aplicación',
    scan: 'Abra su aplicación de autenticación, pulse + o «Añadir» y escanee esta imagen con ella.',
    picture: 'Código QR para su aplicación de autenticación',
    onThisPhone: '¿Tiene la aplicación en este mismo teléfono?',
    openApp: 'Abrir en la aplicación',
    byHand: 'O escriba esta clave en la aplicación:',
    proof: 'Después escriba el código que la aplicación muestra ahora.',
    code: 'Código de seis cifras',
    codeHint: 'La aplicación muestra uno nuevo cada medio minuto.',
    turnOn: 'Activar los dos pasos',
    wrongCode:
      'Este no es el código actual de su aplicación. Escriba el más reciente; si sigue sin servir, ponga la hora de su teléfono en automático.',
    usedCode:
      'Este código ya se ha usado. Espere a que su aplicación muestre el siguiente y escríbalo.',
    missingCode: 'Escriba el código, por favor.',
    hurry:
      'Ha habido demasiados códigos. Espere {minutes, plural, =1 {un minuto} other {# minutos}} e inténtelo de nuevo.',
    gone: 'Tardó demasiado. Empiece de nuevo, por favor.',
    codesTitle: 'Sus códigos de recuperación',
    codesLead:
      'Si pierde o se rompe su teléfono, cada uno de estos códigos abre su cuenta una vez, en lugar de un código de la aplicación. Guárdelos donde los encuentre sin su teléfono: en papel, por ejemplo.',
    codesOnce: 'Solo los ve ahora.',
    copy: 'Copiar',
    copied: 'Copiado',
    print: 'Imprimir',
    download: 'Descargar como texto',
    kept: 'He guardado mis códigos',
    newCodesLead:
      'Recibe diez códigos de recuperación nuevos. Los que tiene ahora dejan de servir, también los que imprimió.',
    newCodesDo: 'Crear códigos nuevos',
    offLead:
      'Entonces para iniciar sesión basta su contraseña, y sus códigos de recuperación dejan de servir.',
    offRequired:
      '{community} pide los dos pasos a quienes la dirigen. Sin ellos, o sin una llave digital, no podrá entrar.',
    eitherCode: 'Código de su aplicación, o un código de recuperación',
    keepOn: 'Dejarla activada',
  },
})
