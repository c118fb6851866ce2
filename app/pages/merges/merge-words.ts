import { words } from '#app/words/words.ts'

export const mergeWords = words({
  en: {
    title: 'Merge two records',
    lead: 'Are these two one person? Then one record stays, with everything of both.',
    name: 'Name',
    email: 'Email',
    phone: 'Phone',
    titleField: 'Title',
    role: 'Role',
    state: 'Status',
    pending: 'Pending',
    active: 'Active',
    inactive: 'Inactive',
    homes: 'Homes',
    head: 'Head of Household',
    groups: 'Groups',
    signIn: 'Signs in with',
    none: 'None',
    keep: 'What should stay?',
    keepName: 'Which name stays?',
    keepEmail: 'Which e-mail address stays?',
    keepPhone: 'Which phone number stays?',
    keepTitle: 'Which title stays?',
    keepRole: 'Which role stays?',
    keepSignIn: 'With which account do they come in from now on?',
    keepSignInHint:
      'The other account stays, but does not lead into this community any more. We write to {one} or {other}, whichever it is, and say so.',
    nothing: 'nothing',
    happens: 'What happens',
    allHomes: 'They live at: {homes}.',
    allGroups: 'They are in the groups: {groups}.',
    joined: 'They are active, and sign in as before.',
    waits: 'They are still pending.',
    voidedJoined: 'The invitation of {name} is voided: they have joined already.',
    voidedOther: 'The invitation of {name} is voided. The one of {other} goes on.',
    moves: 'The invitation code of {name} goes on, as that of the one record.',
    suspended: 'They stay suspended: {because}',
    waitingHomes:
      '{count, plural, one {A home they told waits to be confirmed, as before.} other {# homes they told wait to be confirmed, as before.}}',
    undo: 'You can undo this for thirty days. A voided invitation stays voided.',
    twice: 'Please look twice',
    'other name':
      'They are called differently. People of one home often share a last name and an e-mail address, and are two people all the same.',
    'only the name':
      'They share a name, but neither a home nor an e-mail address nor a phone number, as a father and his son may.',
    'two sign-ins': 'Both have joined, each with an account of their own.',
    sure: 'I have checked that they are one person',
    merge: 'Merge',
    cancel: 'Cancel',
    pleaseSure: 'Please tick that you have checked it, or leave them as two.',
    changed:
      'Something has happened to one of them since you looked. This is how they stand now: please look again.',
    'may not grant':
      'One of them has a role with permissions that you lack. Please ask a leader who has them.',
    'last leader':
      'As chosen, the community would be left without a leader. Choose the other role, or make somebody else a leader first.',
    'shuts you out':
      'As chosen, you would not come in any more yourself. Keep your own account, or ask another leader.',
    'a third waits':
      'A third record waits under this name and e-mail address. Merge that one first, or choose the other address.',
    two: 'Please tick exactly two people on Community Members, and choose Merge.',
    toMembers: 'Back to Community Members',
  },
  es: {
    title: 'Unir dos fichas',
    lead: '¿Son la misma persona? Entonces queda una ficha, con todo lo de las dos.',
    name: 'Nombre',
    email: 'Correo',
    phone: 'Teléfono',
    titleField: 'Cargo',
    role: 'Rol',
    state: 'Estado',
    pending: 'Pendiente',
    active: 'Activo',
    inactive: 'Inactivo',
    homes: 'Viviendas',
    head: 'Cabeza de familia',
    groups: 'Grupos',
    signIn: 'Inicia sesión con',
    none: 'Ninguno',
    keep: '¿Qué debe quedar?',
    keepName: '¿Qué nombre queda?',
    keepEmail: '¿Qué correo queda?',
    keepPhone: '¿Qué teléfono queda?',
    keepTitle: '¿Qué cargo queda?',
    keepRole: '¿Qué rol queda?',
    keepSignIn: '¿Con qué cuenta inicia sesión desde ahora?',
    keepSignInHint:
      'La otra cuenta sigue existiendo, pero ya no abre esta comunidad. Escribimos a {one} o a {other}, según cuál sea, para decírselo.',
    nothing: 'nada',
    happens: 'Qué pasa',
    allHomes: 'Vive en: {homes}.',
    allGroups: 'Está en los grupos: {groups}.',
    joined: 'Está activo e inicia sesión como antes.',
    waits: 'Sigue pendiente.',
    voidedJoined: 'La invitación de {name} se anula: ya es miembro.',
    voidedOther: 'La invitación de {name} se anula. La de {other} sigue.',
    moves: 'El código de invitación de {name} sigue, como el de la única ficha.',
    suspended: 'Sigue suspendido: {because}',
    waitingHomes:
      '{count, plural, one {Una vivienda que indicó sigue por confirmar.} other {# viviendas que indicó siguen por confirmar.}}',
    undo: 'Puede deshacerlo durante treinta días. Una invitación anulada sigue anulada.',
    twice: 'Mírelo dos veces, por favor',
    'other name':
      'Se llaman de otra forma. Quienes viven juntos comparten a menudo apellido y correo, y son dos personas.',
    'only the name':
      'Comparten el nombre, pero ni vivienda ni correo ni teléfono, como un padre y su hijo.',
    'two sign-ins': 'Las dos ya son miembros, cada una con su cuenta.',
    sure: 'He comprobado que son la misma persona',
    merge: 'Unir',
    cancel: 'Cancelar',
    pleaseSure: 'Marque que lo ha comprobado, o déjelas como dos.',
    changed: 'Algo ha cambiado en una de las dos desde que miró. Así están ahora: mírelo otra vez.',
    'may not grant':
      'Una de las dos tiene un rol con permisos que usted no tiene. Pídalo a alguien de la directiva que los tenga.',
    'last leader':
      'Así la comunidad se quedaría sin dirección. Elija el otro rol, o nombre antes a otra persona.',
    'shuts you out':
      'Así usted mismo ya no podría entrar. Conserve su cuenta, o pídalo a otra persona de la directiva.',
    'a third waits':
      'Una tercera ficha espera con este nombre y correo. Una primero aquella, o elija el otro correo.',
    two: 'Marque exactamente dos personas en los miembros y elija Unir.',
    toMembers: 'Volver a los miembros',
  },
})

export type MergeWord = keyof (typeof mergeWords)['en']
