import { words } from '#app/words/words.ts'

/** The words of the page for people without a code. */
export const accessWords = words({
  en: {
    title: 'Ask to be let in',
    lead: 'Does your community use Communitrak, but you have no access code? Tell us who you are and where you live. If your community knows you, it sends you a link; otherwise its leaders look at your request.',
    haveCode: 'I do have an access code',
    community: 'Your community',
    communityName: 'Community name',
    communityHint:
      'As it stands on letters from your board or management, like Maple Court. Or its code, if you know it.',
    home: 'Your home there',
    street: 'Street address',
    streetHint: 'Number and street, like 123 Main St.',
    unit: 'Apartment or unit',
    optional: '(optional)',
    lotNumber: 'Or your lot number',
    lotHint: 'Only if your home has no street address yet.',
    zip: 'ZIP',
    zipHint: 'Of this home: five digits.',
    you: 'You',
    nameHint: 'As your community knows you.',
    emailHint: 'Where the leaders can answer you.',
    ask: 'Send my request',
    privacy: 'We use this for your request only, and forget it after 90 days.',
    noCommunity: 'Please type the name of your community.',
    wrongCommunity: 'Please type only the name, up to 120 letters, or the code of your community.',
    noStreet: 'Please type your street address, or your lot number.',
    wrongStreet:
      'We cannot read this address. Please write the house number and then the street, like 123 Main St.',
    townInStreet:
      'The town in this line is not the one of the ZIP. Please write only number and street, and the ZIP of your home below.',
    wrongLot: 'We cannot read this lot. Please write its number, like 7, or Lot 7 Block 2.',
    wrongUnit: 'Please write only the apartment or unit, like 4B.',
    noZip: 'Please type the ZIP of your home: five digits, like 78701.',
    wrongZip: 'We do not know this ZIP. It has five digits, like 78701.',
    hurry:
      'There were very many requests from here. Please wait {minutes, plural, =1 {a minute} other {# minutes}} and send it again. Nothing you typed is lost.',
    askedTitle: 'Thank you. We have your request.',
    askedKnown:
      'If your community knows you by this name and home, a link is on its way to you: to the e-mail address or the number it has on file. Please look there, also among unwanted mail.',
    askedUnknown:
      'Otherwise the leaders of your community look at your request, and can answer you by e-mail. That may take a few days.',
    askedNothing:
      'You hear nothing? Then please check with your board or management company under which name your community is here. They can give you an access code at any time.',
    correct: 'Ask again with this address',
    again: 'Ask once more',
    join: 'I have a code now',
  },
  es: {
    title: 'Pedir que le dejen entrar',
    lead: '¿Su comunidad usa Communitrak, pero usted no tiene código de acceso? Díganos quién es y dónde vive. Si su comunidad le conoce, le envía un enlace; si no, quienes la dirigen miran su solicitud.',
    haveCode: 'Sí tengo un código de acceso',
    community: 'Su comunidad',
    communityName: 'Nombre de la comunidad',
    communityHint:
      'Como aparece en las cartas de su junta o administración, por ejemplo Maple Court. O su código, si lo sabe.',
    home: 'Su casa allí',
    street: 'Dirección',
    streetHint: 'Número y calle, como 123 Main St.',
    unit: 'Apartamento o unidad',
    optional: '(opcional)',
    lotNumber: 'O su número de lote',
    lotHint: 'Solo si su casa todavía no tiene dirección.',
    zip: 'Código postal',
    zipHint: 'De esta casa: cinco cifras.',
    you: 'Usted',
    nameHint: 'Como le conoce su comunidad.',
    emailHint: 'Donde le pueden contestar.',
    ask: 'Enviar mi solicitud',
    privacy: 'Solo lo usamos para su solicitud, y lo olvidamos a los 90 días.',
    noCommunity: 'Escriba el nombre de su comunidad.',
    wrongCommunity: 'Escriba solo el nombre, hasta 120 letras, o el código de su comunidad.',
    noStreet: 'Escriba su dirección o su número de lote.',
    wrongStreet:
      'No podemos leer esta dirección. Escriba el número de la casa y después la calle, como 123 Main St.',
    townInStreet:
      'La ciudad de esta línea no es la del código postal. Escriba solo número y calle, y abajo el código postal de su casa.',
    wrongLot: 'No podemos leer este lote. Escriba su número, como 7, o Lot 7 Block 2.',
    wrongUnit: 'Escriba solo el apartamento o la unidad, como 4B.',
    noZip: 'Escriba el código postal de su casa: cinco cifras, como 78701.',
    wrongZip: 'No conocemos este código postal. Tiene cinco cifras, como 78701.',
    hurry:
      'Ha habido muchas solicitudes desde aquí. Espere {minutes, plural, =1 {un minuto} other {# minutos}} y envíela otra vez. No se pierde nada de lo escrito.',
    askedTitle: 'Gracias. Tenemos su solicitud.',
    askedKnown:
      'Si su comunidad le conoce con este nombre y esta casa, le llegará un enlace al correo o al número que tiene anotado. Mire allí, también entre el correo no deseado.',
    askedUnknown:
      'Si no, quienes dirigen su comunidad miran su solicitud y pueden contestarle por correo. Puede tardar unos días.',
    askedNothing:
      '¿No recibe nada? Pregunte a su junta o administración con qué nombre está aquí su comunidad. Pueden darle un código de acceso en cualquier momento.',
    correct: 'Pedirlo otra vez con esta dirección',
    again: 'Pedirlo otra vez',
    join: 'Ya tengo un código',
  },
})
export type AccessWord = keyof (typeof accessWords)['en']
