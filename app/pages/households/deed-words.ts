import { words } from '#app/words/words.ts'

/** What is said about one household, and where something about it is changed. */
export const deedWords = words({
  en: {
    title: 'Household',
    all: 'All households',
    seeHome: 'See the home {home}',
    peopleHere: 'Who lives there',
    nobody: 'Nobody lives here, and nobody is expected.',
    pastPeople: 'Who lived there',
    noPast: 'Nobody has left this household yet.',
    fromUntil: '{since} to {until}',
    since: 'since {day}',
    head: 'Head of Household',
    owner: 'Owner',
    'absentee owner': 'Owner who lives elsewhere',
    renter: 'Renter',
    invited: 'Invited, has not joined yet',
    guest: 'Invited by the Head, has not joined yet',
    expected: 'Expected, without an invitation',
    noHeadYet:
      'Nobody is Head of this household, so nobody there can invite others into it. Make somebody Head.',
    homeGone: 'The home of this household is deleted.',
    appoint: 'Make Head of Household',
    appointOf: 'Make Head of Household: {name}',
    stepDown: 'No longer Head',
    stepDownOf: 'No longer Head: {name}',
    move: 'Change household…',
    moveOf: 'Change household… {name}',
    rename: 'Rename…',
    setInactive: 'Set inactive…',
    setActive: 'Set active again',
    isInactive: 'Inactive since {day}',
    inactiveBecause: 'Reason, for leaders only: {reason}',
    inactiveMeans:
      'Its people sign in and find the pages closed, unless they lead the community or have another active home here. Somebody who joins through this household is shut out as well.',
    renameTitle: 'Rename this household',
    name: 'Name of the household',
    nameHint: 'Leave it empty to call it after its people: {usual}.',
    wrongName:
      'A name has at most 80 letters and signs, and is no web or e-mail address. Leave it empty for none.',
    save: 'Save',
    cancel: 'Cancel',
    back: 'Back',
    newTitle: 'A new household at {home}',
    newBody:
      'A household is the people who share a home. You can move people into it, or invite them, once it is there.',
    newHint: 'Leave it empty to call it after its people, once it has some.',
    create: 'Create household',
    inactiveTitle: 'Set {name} inactive?',
    losesAccess:
      '{count, plural, =1 {This person loses their access at once, and gets an e-mail that says so:} other {These people lose their access at once, and get an e-mail that says so:}}',
    losesNobody: 'Nobody loses their access by it.',
    keepsAccess:
      '{count, plural, =1 {This person keeps it, since they lead} other {These keep it, since they lead}} the community or have another active home here:',
    expectedToo:
      '{count, plural, =1 {This person has} other {These have}} not joined yet. If they join, they are shut out as well:',
    nothingLost:
      'Nothing is lost: they stay members, and one press makes the household active again. Until then its Head can invite nobody into it.',
    reason: 'Reason',
    reasonHint: 'Only leaders read it, here and in the audit log. It is not in the e-mail.',
    wrongReason: 'Write a reason of at most 500 letters, without control characters.',
    setInactiveDo: 'Set inactive',
    moveTitle: 'Move {name} to another household',
    movesFrom: 'Lives in',
    movesTo: 'Moves to',
    findHousehold: 'Search by name or address',
    findDo: 'Search',
    choose: 'Choose',
    noneFound: 'No household has this. Try fewer words, or create a household at the home first.',
    moreFound: 'There are more. Search for the name or the address.',
    as: 'What will they be there?',
    asMember: 'Member of the household',
    asHead: 'Head of Household',
    moveDo: 'Move',
    moveTold: 'They get an e-mail about it. Where they lived before stays in the history.',
    moveExpected: 'Their invitation stays good, and leads to the new household.',
    lastHeadGoes: 'They are the only Head where they live now. Others there will have none.',
    toInactive:
      'That household is inactive. Without another active home they lose their access with the move.',
    'a guest':
      'The Head of this household has invited this person, who has not joined yet. Void the invitation, and invite them into the other household.',
    'same household': 'They live in this household already. Choose another one.',
    'unknown household': 'This household is not there any more. Choose another one.',
    'unknown person': 'This person does not live there any more.',
    'moved out': 'This person does not live there any more.',
    'last head':
      'Nobody else is Head of this household. Make somebody else Head first; then this one can step down.',
    'nobody lives there': 'Nobody lives in this household, so there is no access to take.',
    renamed: 'The household is renamed.',
    created: 'The household is there. Invite people into it, or move them here from another one.',
    inactive: 'The household is inactive now. Those who lose their access have a message from us.',
    active: 'The household is active again. Its people have a message from us.',
    appointed: 'Done. The new Head has a message from us.',
    steppedDown: 'Done. They live there as before, and have a message from us.',
    moved: 'Done. They belong to this household now.',
    inviteHere: 'Invite somebody into this household',
  },
  es: {
    title: 'Hogar',
    all: 'Todos los hogares',
    seeHome: 'Ver la casa {home}',
    peopleHere: 'Quién vive ahí',
    nobody: 'Aquí no vive nadie, y no se espera a nadie.',
    pastPeople: 'Quién vivió ahí',
    noPast: 'Nadie ha dejado este hogar todavía.',
    fromUntil: 'del {since} al {until}',
    since: 'desde el {day}',
    head: 'Cabeza de familia',
    owner: 'Propietario',
    'absentee owner': 'Propietario que vive en otro sitio',
    renter: 'Inquilino',
    invited: 'Con invitación, todavía no se ha unido',
    guest: 'Con invitación de la cabeza de familia, todavía no se ha unido',
    expected: 'Se le espera, sin invitación',
    noHeadYet:
      'Nadie es cabeza de familia de este hogar, así que nadie puede invitar a otros. Nombre a alguien.',
    homeGone: 'La casa de este hogar está eliminada.',
    appoint: 'Nombrar cabeza de familia',
    appointOf: 'Nombrar cabeza de familia: {name}',
    stepDown: 'Deja de ser cabeza de familia',
    stepDownOf: 'Deja de ser cabeza de familia: {name}',
    move: 'Cambiar de hogar…',
    moveOf: 'Cambiar de hogar… {name}',
    rename: 'Cambiar el nombre…',
    setInactive: 'Poner inactivo…',
    setActive: 'Volver a activar',
    isInactive: 'Inactivo desde el {day}',
    inactiveBecause: 'Motivo, solo para la directiva: {reason}',
    inactiveMeans:
      'Sus personas inician sesión y encuentran las páginas cerradas, salvo que dirijan la comunidad o tengan aquí otra casa activa. Quien se una por este hogar tampoco tiene acceso.',
    renameTitle: 'Cambiar el nombre de este hogar',
    name: 'Nombre del hogar',
    nameHint: 'Déjelo vacío para que se llame como sus personas: {usual}.',
    wrongName:
      'Un nombre tiene como máximo 80 letras y signos, y no es una dirección de internet ni de correo. Déjelo vacío si no quiere ninguno.',
    save: 'Guardar',
    cancel: 'Cancelar',
    back: 'Volver',
    newTitle: 'Un hogar nuevo en {home}',
    newBody:
      'Un hogar son las personas que comparten una casa. Cuando exista, puede pasar a personas a él o invitarlas.',
    newHint: 'Déjelo vacío para que se llame como sus personas, cuando las tenga.',
    create: 'Crear el hogar',
    inactiveTitle: '¿Poner inactivo {name}?',
    losesAccess:
      '{count, plural, =1 {Esta persona pierde el acceso enseguida y recibe un correo que lo dice:} other {Estas personas pierden el acceso enseguida y reciben un correo que lo dice:}}',
    losesNobody: 'Nadie pierde el acceso con esto.',
    keepsAccess:
      '{count, plural, =1 {Esta persona lo conserva, porque dirige la comunidad o tiene aquí otra casa activa:} other {Estas lo conservan, porque dirigen la comunidad o tienen aquí otra casa activa:}}',
    expectedToo:
      '{count, plural, =1 {Esta persona aún no se ha unido. Si se une, tampoco tendrá acceso:} other {Estas aún no se han unido. Si se unen, tampoco tendrán acceso:}}',
    nothingLost:
      'No se pierde nada: siguen siendo miembros, y basta pulsar una vez para volver a activar el hogar. Hasta entonces su cabeza de familia no puede invitar a nadie.',
    reason: 'Motivo',
    reasonHint: 'Solo lo lee la directiva, aquí y en el registro. No va en el correo.',
    wrongReason: 'Escriba un motivo de 500 letras como máximo, sin caracteres de control.',
    setInactiveDo: 'Poner inactivo',
    moveTitle: 'Pasar a {name} a otro hogar',
    movesFrom: 'Vive en',
    movesTo: 'Pasa a',
    findHousehold: 'Buscar por nombre o dirección',
    findDo: 'Buscar',
    choose: 'Elegir',
    noneFound:
      'Ningún hogar tiene eso. Pruebe con menos palabras, o cree antes un hogar en la casa.',
    moreFound: 'Hay más. Busque el nombre o la dirección.',
    as: '¿Qué será ahí?',
    asMember: 'Miembro del hogar',
    asHead: 'Cabeza de familia',
    moveDo: 'Pasar',
    moveTold: 'Recibe un correo. Donde vivía antes queda en la historia.',
    moveExpected: 'Su invitación sigue siendo válida y lleva al hogar nuevo.',
    lastHeadGoes:
      'Es la única cabeza de familia donde vive ahora. Los demás se quedan sin ninguna.',
    toInactive: 'Ese hogar está inactivo. Sin otra casa activa, pierde el acceso con el cambio.',
    'a guest':
      'La cabeza de familia de este hogar ha invitado a esta persona, que aún no se ha unido. Anule la invitación e invítela al otro hogar.',
    'same household': 'Ya vive en este hogar. Elija otro.',
    'unknown household': 'Este hogar ya no existe. Elija otro.',
    'unknown person': 'Esta persona ya no vive ahí.',
    'moved out': 'Esta persona ya no vive ahí.',
    'last head': 'Nadie más es cabeza de familia de este hogar. Nombre antes a otra persona.',
    'nobody lives there': 'En este hogar no vive nadie, así que no hay acceso que quitar.',
    renamed: 'El hogar tiene otro nombre.',
    created: 'El hogar existe. Invite a personas a él, o páselas desde otro.',
    inactive: 'El hogar está inactivo. Quienes pierden el acceso han recibido un mensaje nuestro.',
    active: 'El hogar vuelve a estar activo. Sus personas han recibido un mensaje nuestro.',
    appointed: 'Hecho. La nueva cabeza de familia ha recibido un mensaje nuestro.',
    steppedDown: 'Hecho. Sigue viviendo ahí y ha recibido un mensaje nuestro.',
    moved: 'Hecho. Ahora pertenece a este hogar.',
    inviteHere: 'Invitar a alguien a este hogar',
  },
})

/** What a page tells of what was done last. */
const told = [
  'renamed',
  'created',
  'inactive',
  'active',
  'appointed',
  'steppedDown',
  'moved',
] as const
const refused = ['last head', 'moved out', 'unknown person', 'nobody lives there'] as const
export type Told = (typeof told)[number] | (typeof refused)[number]

export function readTold(params: URLSearchParams): Told | null {
  const key = params.get('told')
  return [...told, ...refused].find((one) => one === key) ?? null
}

export function isRefusal(key: Told): boolean {
  return refused.some((one) => one === key)
}
