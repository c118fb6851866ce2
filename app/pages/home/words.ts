import { words } from '#app/words/words.ts'

export const homeWords = words({
  en: {
    supportInside:
      '{agent} of Communitrak Support may act here for {leader} until {until}: {purpose}',
    supportMore: 'See it, or end it',
    title: 'Home',
    joined: 'Welcome to {community}',
    joinedBody: 'You are in. This is your community’s page; you find the rest in the menu.',
    claimedBody:
      'Thank you. A Community Leader will confirm this home, and we will write you an e-mail.',
    resident: 'Your community',
    residentBody: 'You are here as {role}.',
    paused: 'Your household is set inactive',
    pausedBody:
      'The leaders of your community have set your household inactive. Until it is active again, the pages of the community are closed to you. You stay a member, and nothing of yours is lost.',
    pausedNext:
      'Please speak to your board. They can make your household active again at any time.',
    neighbours: 'See your neighbours',
    trial: 'Your trial: {days, plural, =1 {one day left} other {# days left}}',
    trialBody: 'Until {day} you can try everything. Afterwards nothing is lost.',
    trialMore: 'More about the trial',
    people:
      '{active, plural, =1 {One person has joined} other {# people have joined}}, {pending, plural, =0 {nobody is} =1 {one is} other {# are}} still expected.',
    next: 'What to do next',
    created: 'Your community is created',
    roster: 'Bring in your homes and people',
    rosterBody:
      'Import the spreadsheet you have, as it is. You see what it would do before it does it.',
    rosterDo: 'Import roster',
    brand: 'Make it look like yours',
    brandBody: 'Your logo and your colour stand on pages, e-mails and access passes.',
    brandDo: 'Preferences',
    board: 'Invite a fellow board member',
    boardBody: 'Try how it feels to be invited, before you invite everybody.',
    boardDo: 'Invite Member',
    everybody: 'Invite everybody',
    everybodyBody: 'By e-mail, by text message, or with a pass on paper.',
    everybodyDo: 'Invite Members',
    open: 'Open your community',
    openBody: 'The Black Curtain is drawn: people who join wait until you lift it.',
    openDo: 'Preferences',
    last: 'See who is missing, and why',
    lastBody: 'For each home that has not joined you find the reason, and what helps best.',
    lastDo: 'Who has not joined',
    whoNot: 'Who has not joined',
    done: 'done',
    notices: 'For you to look at',
    settle: 'Done',
    confirmHome: 'Look at it',
    seeInvitation: 'See the invitation',
    settleOf: 'Done: {notice}',
    'joined with default role':
      '{member} has joined with the default role: whoever invited them may no longer grant the role that was intended.',
    'asked a leader':
      'Someone who signs in with {email} holds the invitation of {member} and asks for help. If they are the same person, open the invitation and choose Fix Address: it then goes to this address.',
    'home to confirm':
      '{member} has used an access code and says that they live at {home}. Please confirm it, choose another home, or decline.',
    'asked to join group':
      '{member} asks to join the group {group}, which nobody runs any more. Open it under Groups.',
    'asked for a new invitation':
      '{who} has an invitation that has run out, and would like a new one.',
    'asked to join':
      '{email} has no access code and asks to be let in. They say that they live at {home}.',
    'moved out':
      'The last day that was planned at {home} is over, and what ends with it has ended. You can undo it for 30 days under Properties.',
    'left community':
      '{member} has left the community. Their record stays, under Inactive; invited again, they are the same member.',
    somebody: 'Somebody',
    hiddenAddress: 'an address that your role does not show',
    hiddenHome: 'a home that your role does not show',
    told: 'How shall we tell you what leaders must know?',
    atOnce: 'By e-mail, at once',
    daily: 'By e-mail, once a day',
    save: 'Save',
  },
  es: {
    supportInside:
      '{agent}, del servicio de asistencia de Communitrak, puede actuar aquí por {leader} hasta el {until}: {purpose}',
    supportMore: 'Verlo o ponerle fin',
    title: 'Inicio',
    joined: 'Le damos la bienvenida a {community}',
    joinedBody: 'Ya está dentro. Esta es la página de su comunidad; lo demás está en el menú.',
    claimedBody: 'Gracias. La directiva confirmará esta casa y le escribiremos un correo.',
    resident: 'Su comunidad',
    residentBody: 'Está aquí como {role}.',
    paused: 'Su hogar está inactivo',
    pausedBody:
      'La directiva de su comunidad ha puesto inactivo su hogar. Hasta que vuelva a estar activo, las páginas de la comunidad están cerradas para usted. Sigue siendo miembro y no se pierde nada suyo.',
    pausedNext: 'Hable con su junta: puede activar su hogar en cualquier momento.',
    neighbours: 'Ver a sus vecinos',
    trial: 'Su prueba: {days, plural, =1 {queda un día} other {quedan # días}}',
    trialBody: 'Hasta el {day} puede probarlo todo. Después no se pierde nada.',
    trialMore: 'Más sobre la prueba',
    people:
      '{active, plural, =1 {Se ha unido una persona} other {Se han unido # personas}}, {pending, plural, =0 {no falta nadie} =1 {falta una} other {faltan #}}.',
    next: 'Qué hacer ahora',
    created: 'Su comunidad está creada',
    roster: 'Traiga sus viviendas y personas',
    rosterBody:
      'Importe la hoja de cálculo que tiene, tal como está. Verá qué haría antes de que lo haga.',
    rosterDo: 'Importar lista',
    brand: 'Dele su propio aspecto',
    brandBody: 'Su logotipo y su color aparecen en páginas, correos y pases de acceso.',
    brandDo: 'Preferencias',
    board: 'Invite a alguien de la junta',
    boardBody: 'Pruebe cómo se siente recibir una invitación antes de invitar a todo el mundo.',
    boardDo: 'Invitar a un miembro',
    everybody: 'Invite a todo el mundo',
    everybodyBody: 'Por correo electrónico, por mensaje de texto o con un pase en papel.',
    everybodyDo: 'Invitar a miembros',
    open: 'Abra su comunidad',
    openBody: 'El telón está echado: quienes se unen esperan hasta que usted lo levante.',
    openDo: 'Preferencias',
    last: 'Vea quién falta, y por qué',
    lastBody: 'De cada vivienda que no se ha unido encuentra el motivo y lo que más ayuda.',
    lastDo: 'Quién no se ha unido',
    whoNot: 'Quién no se ha unido',
    done: 'hecho',
    notices: 'Para que lo mire',
    settle: 'Hecho',
    confirmHome: 'Mirarlo',
    seeInvitation: 'Ver la invitación',
    settleOf: 'Hecho: {notice}',
    'joined with default role':
      '{member} se ha unido con el rol habitual: quien le invitó ya no puede dar el rol previsto.',
    'asked a leader':
      'Una persona que inicia sesión con {email} tiene la invitación de {member} y pide ayuda. Si es la misma persona, abra la invitación y elija Corregir la dirección: así le llega allí.',
    'home to confirm':
      '{member} ha usado un código de acceso y dice que vive en {home}. Confírmelo, elija otra casa o rechácelo.',
    'asked to join group':
      '{member} quiere unirse al grupo {group}, que ya no administra nadie. Ábralo en Grupos.',
    'asked for a new invitation': '{who} tiene una invitación caducada y quiere una nueva.',
    'asked to join': '{email} no tiene código de acceso y pide entrar. Dice que vive en {home}.',
    'moved out':
      'Ha pasado el último día previsto en {home}, y lo que termina con él ha terminado. Puede deshacerlo durante 30 días en Propiedades.',
    'left community':
      '{member} ha dejado la comunidad. Su ficha queda en Inactivos; si se le invita otra vez, será el mismo miembro.',
    somebody: 'Alguien',
    hiddenAddress: 'una dirección que su rol no muestra',
    hiddenHome: 'una vivienda que su rol no muestra',
    told: '¿Cómo le avisamos de lo que la directiva debe saber?',
    atOnce: 'Por correo, al momento',
    daily: 'Por correo, una vez al día',
    save: 'Guardar',
  },
})
