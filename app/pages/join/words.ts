import { words } from '#app/words/words.ts'

export const joinWords = words({
  en: {
    title: 'Join your community',
    lead: 'Your board or management has given you an access code: in an e-mail, a text message or on paper.',
    accessCode: 'Your access code',
    accessCodeHint:
      'Sixteen letters and digits, like 7K3M-Q9XD-2F8R-VW4T. Capitals and dashes do not matter.',
    continue: 'Continue',
    notACode: 'An access code has sixteen letters and digits. Please check that none is missing.',
    tooLong:
      'This is too long. An access code has sixteen letters and digits. Please check that there is none too many.',
    anEmail:
      'This is an e-mail address. The access code has sixteen letters and digits; it is in your invitation.',
    noCodeInLink:
      'There is no code in this link. Please type the sixteen letters and digits of your invitation, or open the link in it.',
    mistyped:
      'One of the symbols is not right, or two have changed places. Please compare the code once more.',
    hurry:
      'There were too many wrong codes from here. Please wait {minutes, plural, =1 {a minute} other {# minutes}} and try again.',
    noCode: 'No code yet?',
    noCodeBody: 'Ask your board or your management company for an invitation, or',
    requestAccess: 'ask to be let in here',
    creating: 'Setting up a new community?',
    creatingBody:
      'This page is for joining a community that exists. If you are on a board and want to start one,',
    createInstead: 'create a community',
    invited: 'You are invited to {community}',
    joining: 'Join {community}',
    for: 'For',
    home: 'Home',
    household: 'Household',
    role: 'Role',
    head: 'Head of Household',
    member: 'Member',
    tellHome:
      'This code is for a household of the community. Below we ask you which home is yours.',
    haveAccount: 'Have you used Communitrak before?',
    haveAccountBody: 'Then sign in. Your account will be linked to this community.',
    signIn: 'I have an account: sign in',
    newHere: 'New here? Tell us about yourself',
    otherCode: 'Use another code',
    thisAccount: 'You are signed in as {name} ({email}).',
    join: 'Join',
    notYou: 'Not you?',
    otherAccount: 'Sign in with another account',
  },
  es: {
    title: 'Únase a su comunidad',
    lead: 'Su junta o administración le ha dado un código de acceso: por correo, por mensaje de texto o en papel.',
    accessCode: 'Su código de acceso',
    accessCodeHint:
      'Dieciséis letras y cifras, como 7K3M-Q9XD-2F8R-VW4T. Las mayúsculas y los guiones no importan.',
    continue: 'Continuar',
    notACode:
      'Un código de acceso tiene dieciséis letras y cifras. Compruebe que no falte ninguna.',
    tooLong:
      'Es demasiado largo. Un código de acceso tiene dieciséis letras y cifras. Compruebe que no sobre ninguna.',
    anEmail:
      'Esto es una dirección de correo. El código de acceso tiene dieciséis letras y cifras; está en su invitación.',
    noCodeInLink:
      'En este enlace no hay ningún código. Escriba las dieciséis letras y cifras de su invitación, o abra el enlace que hay en ella.',
    mistyped:
      'Algún signo no es correcto, o dos están cambiados de sitio. Compare el código otra vez.',
    hurry:
      'Ha habido demasiados códigos equivocados desde aquí. Espere {minutes, plural, =1 {un minuto} other {# minutos}} e inténtelo de nuevo.',
    noCode: '¿Aún no tiene código?',
    noCodeBody: 'Pida una invitación a su junta o a su administración, o',
    requestAccess: 'pida aquí que le dejen entrar',
    creating: '¿Quiere crear una comunidad nueva?',
    creatingBody:
      'Esta página es para unirse a una comunidad que ya existe. Si forma parte de una junta y quiere empezar una,',
    createInstead: 'cree una comunidad',
    invited: 'Tiene una invitación a {community}',
    joining: 'Unirse a {community}',
    for: 'Para',
    home: 'Casa',
    household: 'Hogar',
    role: 'Rol',
    head: 'Cabeza de familia',
    member: 'Miembro',
    tellHome: 'Este código es para un hogar de la comunidad. Abajo le preguntamos cuál es su casa.',
    haveAccount: '¿Ha usado Communitrak antes?',
    haveAccountBody: 'Entonces inicie sesión. Su cuenta quedará unida a esta comunidad.',
    signIn: 'Ya tengo cuenta: iniciar sesión',
    newHere: '¿Es su primera vez? Cuéntenos algo de usted',
    otherCode: 'Usar otro código',
    thisAccount: 'Ha iniciado sesión como {name} ({email}).',
    join: 'Unirse',
    notYou: '¿No es usted?',
    otherAccount: 'Iniciar sesión con otra cuenta',
  },
})

/** One kind page for every code that opens nothing. */
export const spentWords = words({
  en: {
    unknown: 'We do not know this code',
    unknownBody:
      'It has the right form, but nobody was invited with it. Please compare it with your invitation once more.',
    redeemed: 'This code has been used',
    redeemedBody:
      'A code works once. If it was you who used it, sign in: you are in, or your leaders still look at the home you told them.',
    used: 'This code has been used',
    usedBody:
      'A code works once, and this one was not used with the account you are signed in with. Ask whoever gave it to you for another, or ask to be let in.',
    'lives there': 'You live there already',
    'lives thereBody':
      'You are in this home, so the code was not used. It stays good: keep it for somebody else.',
    communities: 'My communities',
    declined: 'Your home was not confirmed',
    declinedBody:
      'You used this code, and the leaders did not confirm the home you told them. If there was a mistake in it, ask to be let in with the right one, or speak to your board.',
    voided: 'This invitation was cancelled',
    voidedBody:
      'Whoever invited you has cancelled it, and its code no longer works. Please ask them for a new one.',
    replaced: 'There is a newer code',
    replacedBody: 'This code was replaced by a newer one. Please use your latest invitation.',
    expired: 'This invitation has run out',
    expiredBody:
      'Codes work for a while only. Your board can send it again in a moment. We can ask them for you.',
    'not now': 'Nobody can join at the moment',
    'not nowBody':
      '{community, select, none {This community} other {{community}}} is not taking people in just now. Your code stays good, and loses no time: please try again later, or ask your board.',
    askAgain: 'Ask for a new invitation',
    askIn: 'Ask to be let in',
    signIn: 'Sign in',
    again: 'Try another code',
  },
  es: {
    unknown: 'No conocemos este código',
    unknownBody:
      'Tiene la forma correcta, pero nadie recibió una invitación con él. Compárelo otra vez con la suya.',
    redeemed: 'Este código ya se ha usado',
    redeemedBody:
      'Un código sirve una sola vez. Si lo usó usted, inicie sesión con su cuenta: ya es miembro, o su junta mira todavía la casa que indicó.',
    used: 'Este código ya se ha usado',
    usedBody:
      'Un código sirve una sola vez, y este no se usó con la cuenta con la que ha iniciado sesión. Pida otro a quien se lo dio, o pida que le dejen entrar.',
    'lives there': 'Usted ya vive ahí',
    'lives thereBody':
      'Usted ya está en esta casa, así que el código no se ha usado. Sigue siendo válido: guárdelo para otra persona.',
    communities: 'Mis comunidades',
    declined: 'Su casa no se confirmó',
    declinedBody:
      'Usted usó este código, y quienes dirigen la comunidad no confirmaron la casa que indicó. Si había un error, pida con la casa correcta que le dejen entrar, o hable con su junta.',
    voided: 'Esta invitación fue anulada',
    voidedBody:
      'Quien le invitó la ha anulado, y su código ya no sirve. Pídale una nueva, por favor.',
    replaced: 'Hay un código más nuevo',
    replacedBody: 'Este código fue sustituido por otro. Use su última invitación, por favor.',
    expired: 'Esta invitación ha caducado',
    expiredBody:
      'Los códigos sirven durante un tiempo. Su junta puede enviarla de nuevo en un momento. Podemos pedírselo por usted.',
    'not now': 'Por ahora nadie puede unirse',
    'not nowBody':
      '{community, select, none {Esta comunidad} other {{community}}} no admite a nadie por el momento. Su código sigue siendo válido y no pierde tiempo: inténtelo más tarde o pregunte a su junta.',
    askAgain: 'Pedir una invitación nueva',
    askIn: 'Pedir que me dejen entrar',
    signIn: 'Iniciar sesión',
    again: 'Probar otro código',
  },
})

/** What somebody reads who holds an invitation made for another address. */
export const otherAddressWords = words({
  en: {
    title: 'This invitation was made for {address}',
    body: 'You are signed in as {email}. Codes are personal, so we need to know that this invitation is yours.',
    leads: 'It leads to {community}.',
    own: 'I have an account with that address',
    ownBody: 'Sign out here and sign in with the other account.',
    ownDo: 'Sign in with the other account',
    proof: 'I can read mail at that address',
    proofBody:
      'We send a link to {address}. When you open it, you join with the account you are using now.',
    proofDo: 'Send the link',
    proofSent: 'We have sent a link to {address}. Open it to join. It works for two days.',
    opened: 'I have opened it: go on',
    otherCode: 'Use another code',
    ask: 'Neither of the two',
    askBody:
      'We tell the Community Leaders that you, {email}, hold this invitation. They can change the address.',
    askDo: 'Ask a leader',
    asked:
      'The Community Leaders have been told. They will write to you or change your invitation.',
    tooOften: 'You have just asked for this. Please wait a little before you ask again.',
  },
  es: {
    title: 'Esta invitación se hizo para {address}',
    body: 'Ha iniciado sesión como {email}. Los códigos son personales, así que necesitamos saber que esta invitación es suya.',
    leads: 'Lleva a {community}.',
    own: 'Tengo una cuenta con esa dirección',
    ownBody: 'Cierre la sesión aquí e iníciela con la otra cuenta.',
    ownDo: 'Iniciar sesión con la otra cuenta',
    proof: 'Puedo leer el correo de esa dirección',
    proofBody: 'Enviamos un enlace a {address}. Al abrirlo, se unirá con la cuenta que usa ahora.',
    proofDo: 'Enviar el enlace',
    proofSent: 'Hemos enviado un enlace a {address}. Ábralo para unirse. Sirve durante dos días.',
    opened: 'Ya lo he abierto: seguir',
    otherCode: 'Usar otro código',
    ask: 'Ninguna de las dos cosas',
    askBody:
      'Avisamos a quienes dirigen la comunidad de que usted, {email}, tiene esta invitación. Pueden cambiar la dirección.',
    askDo: 'Pedir ayuda',
    asked: 'Hemos avisado a quienes dirigen la comunidad. Le escribirán o cambiarán su invitación.',
    tooOften: 'Acaba de pedirlo. Espere un poco antes de pedirlo otra vez.',
  },
})
