import { words } from '#app/words/words.ts'

export const ofMembersWords = words({
  en: {
    title: 'Print access passes',
    back: 'Back to Community Members',
    body: 'Everyone gets the code they have already, on paper: what was sent to them stays good.',
    printable:
      '{count, plural, =1 {One pass will be printed, for {names}.} other {# passes will be printed, for {names}.}}',
    nobody: 'Nobody is selected. Go back and tick the people first.',
    skipped: '{count, plural, =1 {One is left out:} other {# are left out:}}',
    'already joined': 'has joined already',
    'no invitation': 'has no invitation; press Invite on their page',
    'run out': 'has an invitation that has run out; resend or replace it first',
    'may not grant': 'was invited with a role that you cannot grant',
  },
  es: {
    title: 'Imprimir pases de acceso',
    back: 'Volver a Miembros de la comunidad',
    body: 'Cada persona recibe en papel el código que ya tiene: lo que se le envió sigue valiendo.',
    printable:
      '{count, plural, =1 {Se imprimirá un pase, para {names}.} other {Se imprimirán # pases, para {names}.}}',
    nobody: 'No ha seleccionado a nadie. Vuelva y marque primero a las personas.',
    skipped: '{count, plural, =1 {Una persona se omite:} other {# personas se omiten:}}',
    'already joined': 'ya se ha unido',
    'no invitation': 'no tiene invitación; pulse Invitar en su página',
    'run out': 'tiene una invitación que ha caducado; reenvíela o cámbiela antes',
    'may not grant': 'tiene una invitación con un rol que usted no puede dar',
  },
})
