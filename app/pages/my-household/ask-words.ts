import { words } from '#app/words/words.ts'

export const askWords = words({
  en: {
    ok: 'OK',
    keep: 'Go back',
    notHead: 'Only a Head of this household can do this: {names}.',
    nobodyHead: 'Only a Head of this household can do this, and there is none.',
    appointTitle: 'Make {name} a Head of Household?',
    appointBody:
      'At {home} they can then do everything that you can: invite people, make others Head, and take members out. You stay Head too.',
    appointOnce: 'You cannot take this back: only they themselves can step down, by handing over.',
    appointDo: 'Make Head of Household',
    isHead: '{name} is a Head of this household already.',
    handOverTitle: 'Hand the household over to {name}?',
    handOverBody:
      '{name} becomes Head of the household at {home}, and you become a member. Only they can make you Head again. Invitations you have sent stay valid, and are theirs to manage.',
    handOverDo: 'Hand over',
    removeTitle: 'Take {name} out of the household?',
    removeBody:
      '{name} no longer belongs to the household at {home}. They stay a member of the community, and we write to them. You can invite them again at any time.',
    removeDo: 'Take out',
    headsStay:
      '{name} is a Head of this household, and Heads do not take each other out. If it must be, speak to a Community Leader.',
    leaveTitle: 'Leave the household at {home}?',
    leaveBody:
      'You no longer belong to this household, and its Head must invite you if you want to come back. You stay a member of the community.',
    leaveAlone:
      'Nobody else has joined here. Once you have left, nobody can invite people to this home any more but a Community Leader, and only they can let you back in. You stay a member of the community.',
    leaveGuests:
      '{count, plural, =1 {The invitation that nobody has used yet is cancelled.} other {The # invitations that nobody has used yet are cancelled.}}',
    leaveDo: 'Leave this household',
    neededTitle: 'Hand over before you leave',
    neededBody:
      'You are the only Head of the household at {home}, and others live there. Choose who follows you; then you can leave.',
    cancelTitle: 'Cancel the invitation of {name}?',
    cancelBody:
      'Its link and its code will never work again. You can invite {name} anew at any time.',
    cancelDo: 'Cancel Invite',
    'already joined':
      '{name} has joined in the meantime, so there is nothing left to cancel. You can take them out of the household.',
    cancelled: 'This invitation was cancelled already.',
  },
  es: {
    ok: 'De acuerdo',
    keep: 'Volver',
    notHead: 'Esto solo lo puede hacer la cabeza de familia de este hogar: {names}.',
    nobodyHead: 'Esto solo lo puede hacer la cabeza de familia de este hogar, y no la hay.',
    appointTitle: '¿Nombrar a {name} cabeza de familia?',
    appointBody:
      'En {home} podrá hacer todo lo que hace usted: invitar, nombrar cabezas de familia y quitar a miembros. Usted lo sigue siendo también.',
    appointOnce: 'No podrá deshacerlo: solo esa persona puede dejarlo, cediendo el hogar.',
    appointDo: 'Nombrar cabeza de familia',
    isHead: '{name} ya es cabeza de familia de este hogar.',
    handOverTitle: '¿Ceder el hogar a {name}?',
    handOverBody:
      '{name} será cabeza de familia del hogar en {home}, y usted será miembro. Solo esa persona podrá nombrarle de nuevo. Las invitaciones que envió siguen valiendo y pasan a su cuidado.',
    handOverDo: 'Ceder',
    removeTitle: '¿Quitar a {name} del hogar?',
    removeBody:
      '{name} deja de formar parte del hogar en {home}. Sigue siendo miembro de la comunidad, y le escribimos. Puede invitarle otra vez cuando quiera.',
    removeDo: 'Quitar',
    headsStay:
      '{name} es cabeza de familia de este hogar, y las cabezas de familia no se quitan entre sí. Si hace falta, hable con quien dirige la comunidad.',
    leaveTitle: '¿Dejar el hogar en {home}?',
    leaveBody:
      'Usted deja de formar parte de este hogar, y su cabeza de familia tendrá que invitarle si quiere volver. Sigue siendo miembro de la comunidad.',
    leaveAlone:
      'Aquí no se ha unido nadie más. Cuando se vaya, solo quien dirige la comunidad podrá invitar a esta casa o dejarle volver. Usted sigue siendo miembro de la comunidad.',
    leaveGuests:
      '{count, plural, =1 {Se anula la invitación que nadie ha usado todavía.} other {Se anulan las # invitaciones que nadie ha usado todavía.}}',
    leaveDo: 'Dejar este hogar',
    neededTitle: 'Ceda el hogar antes de irse',
    neededBody:
      'Usted es la única cabeza de familia del hogar en {home}, y viven más personas allí. Elija quién le sigue; después puede irse.',
    cancelTitle: '¿Anular la invitación de {name}?',
    cancelBody:
      'Su enlace y su código no volverán a funcionar. Puede invitar de nuevo a {name} cuando quiera.',
    cancelDo: 'Anular la invitación',
    'already joined':
      '{name} ya se ha unido mientras tanto, así que no queda nada que anular. Puede quitarle del hogar.',
    cancelled: 'Esta invitación ya estaba anulada.',
  },
})
