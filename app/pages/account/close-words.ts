import { words } from '#app/words/words.ts'

export const closeWords = words({
  en: {
    title: 'Close my account',
    lead: 'This cannot be undone. When you close your account:',
    membership: 'your membership ends in {communities}, and so does your place in its households',
    noMembership: 'you belong to no community, so nothing ends there',
    stays: 'your communities keep in their history that you lived there, without your account',
    suspended:
      'your access stays paused in {communities}: should you come back, its leaders give it back first',
    signedOut: 'you are signed out everywhere, and your password works no more',
    invitations: 'invitations that wait for you stay good; with a new account you may use them',
    headless: 'Others live with you, and nobody else is Head of Household there',
    appoint: 'Make somebody Head first',
    dataFirst: 'Before that, you may want to download your data.',
    download: 'Download my data',
    todo: 'Close my account for good',
    keep: 'No, keep my account',
    lastLeader: 'You are the last Community Leader of {communities}',
    lastLeaderBody:
      'Nobody could look after it any more. First make somebody else Community Leader there, or invite a new one; then come back here.',
    members: 'Community Members of {community}',
    closedTitle: 'Your account is closed',
    closedBody:
      'You are signed out everywhere. We have sent you an e-mail about it. Should you want to come back one day, ask the leaders of your community for an invitation.',
    first: 'Go to the first page',
  },
  es: {
    title: 'Cerrar mi cuenta',
    lead: 'Esto no se puede deshacer. Si cierra su cuenta:',
    membership: 'deja de ser miembro de {communities}, y también termina su lugar en sus hogares',
    noMembership: 'no pertenece a ninguna comunidad, así que ahí no termina nada',
    stays: 'sus comunidades conservan en su historia que vivió allí, sin su cuenta',
    suspended:
      'su acceso sigue en pausa en {communities}: si vuelve, la directiva debe devolvérselo primero',
    signedOut: 'se cierra la sesión en todas partes y su contraseña ya no sirve',
    invitations:
      'las invitaciones que le esperan siguen valiendo; podrá usarlas con una cuenta nueva',
    headless: 'Otras personas viven con usted, y nadie más es cabeza de familia allí',
    appoint: 'Nombre antes a otra persona',
    dataFirst: 'Antes puede descargar sus datos.',
    download: 'Descargar mis datos',
    todo: 'Cerrar mi cuenta para siempre',
    keep: 'No, conservar mi cuenta',
    lastLeader: 'Usted es la última persona que dirige {communities}',
    lastLeaderBody:
      'Nadie podría ocuparse de ella. Primero dé a otra persona el rol Líder de la comunidad, o invite a alguien con ese rol; después vuelva aquí.',
    members: 'Miembros de {community}',
    closedTitle: 'Su cuenta está cerrada',
    closedBody:
      'Se ha cerrado la sesión en todas partes. Le hemos enviado un correo. Si algún día quiere volver, pida una invitación a la directiva de su comunidad.',
    first: 'Ir a la primera página',
  },
})
