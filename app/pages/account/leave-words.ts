import { words } from '#app/words/words.ts'

export const leaveWords = words({
  en: {
    title: 'Leave {community}',
    offer: 'Leave this community',
    offerBody: 'Have you moved away, or is it not yours? You may leave it; your account stays.',
    lead: 'You leave {community} and nothing else: your account and your other communities stay. When you leave:',
    access: 'you cannot enter any more, from the moment you press the button',
    places: 'your place in its households and groups ends',
    guests:
      'where you live alone, invitations of yours to that home are voided: nobody is left to answer for them',
    history: 'the community keeps in its history that you lived there, and how it reached you',
    leaders: 'its Community Leaders are told',
    back: 'should you want to come back, ask them for an invitation: you are then who you were',
    suspended: 'your access stays paused: should you come back, they give it back first',
    titleWaiting: 'Do you not want to join {community}?',
    waiting:
      'You are not in {community} yet: its leaders have been asked to confirm your home. If you do not want to join, they are not asked any more, and your access code is used up. Your account stays.',
    waitingBack:
      'Should you want to join later, you need a new access code: ask your board for one.',
    todoWaiting: 'I do not want to join',
    keepWaiting: 'Go on waiting',
    todo: 'Leave {community}',
    keep: 'No, stay',
    please: 'Nothing has ended yet. Please press the button below if you are sure.',
    lastLeader: 'You are the last Community Leader of {community}',
    lastLeaderBody:
      'Nobody could look after it any more. First make somebody else Community Leader there, or invite a new one; then come back here.',
    members: 'Community Members of {community}',
    lastHead: 'Others live with you, and nobody else is Head of Household there',
    lastHeadBody: 'First hand over to one of them; then come back here.',
    handOver: 'My Household',
  },
  es: {
    title: 'Dejar {community}',
    offer: 'Dejar esta comunidad',
    offerBody: '¿Se ha mudado, o no es la suya? Puede dejarla; su cuenta se conserva.',
    lead: 'Deja {community} y nada más: su cuenta y sus otras comunidades se conservan. Si la deja:',
    access: 'ya no puede entrar, desde el momento en que pulse el botón',
    places: 'termina su lugar en sus hogares y grupos',
    guests:
      'donde vive sin nadie más, se anulan sus invitaciones a esa casa: no queda nadie que responda por ellas',
    history: 'la comunidad conserva en su historia que vivió allí, y cómo se le escribía',
    leaders: 'se avisa a quienes la dirigen',
    back: 'si quiere volver, pídales una invitación: volverá a ser quien era',
    suspended: 'su acceso sigue en pausa: si vuelve, deben devolvérselo primero',
    titleWaiting: '¿No quiere unirse a {community}?',
    waiting:
      'Todavía no se ha unido a {community}: hemos pedido a quienes la dirigen que confirmen su casa. Si no quiere unirse, ya no se lo pedimos, y su código de acceso queda gastado. Su cuenta se conserva.',
    waitingBack: 'Si más adelante quiere unirse, necesita un código nuevo: pídaselo a su junta.',
    todoWaiting: 'No quiero unirme',
    keepWaiting: 'Seguir esperando',
    todo: 'Dejar {community}',
    keep: 'No, me quedo',
    please: 'Todavía no ha terminado nada. Pulse el botón de abajo si está de acuerdo.',
    lastLeader: 'Usted es la última persona que dirige {community}',
    lastLeaderBody:
      'Nadie podría ocuparse de ella. Primero dé a otra persona el rol Líder de la comunidad, o invite a alguien con ese rol; después vuelva aquí.',
    members: 'Miembros de {community}',
    lastHead: 'Otras personas viven con usted, y nadie más es cabeza de familia allí',
    lastHeadBody: 'Primero ceda el lugar a una de ellas; después vuelva aquí.',
    handOver: 'Mi hogar',
  },
})
