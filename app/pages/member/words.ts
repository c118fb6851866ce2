import { words } from '#app/words/words.ts'

export const memberWords = words({
  en: {
    members: 'Community Members',
    leader: 'Leader',
    active: 'Active',
    pending: 'Pending',
    inactive: 'Inactive',
    you: 'You',
    email: 'Email',
    phone: 'Phone',
    noContact: 'No e-mail address or number is shown here.',
    ownContact: 'What neighbours see of it is your choice, in My Account.',
    myAccount: 'My Account',
    homes: 'Home',
    noHome: 'No home of this community.',
    pastHomes: 'Lived here before',
    head: 'Head of Household',
    owner: 'Owner',
    'absentee owner': 'Absentee owner',
    renter: 'Renter',
    since: 'since {day}',
    fromUntil: '{since} to {until}',
    groups: 'Groups',
    record: 'For those who look after members',
    onlyLeaders: 'Neighbours do not see this part.',
    knownSince: 'Known since',
    joined: 'Joined',
    notJoined: 'Not yet',
    left: 'Left',
    invitation: 'Invitation',
    story: 'See its whole story',
    suspendedSince: 'Suspended since {day}',
    resend: 'Resend Invitation',
    void: 'Void Invitation',
    'change title': 'Change title',
    'change contacts': 'Correct details',
    suspend: 'Suspend…',
    reinstate: 'Give access back',
    titleTitle: 'The title of {name}',
    title: 'Title',
    titleHint:
      'A few words beside the name, such as Treasurer. It gives no permission. Leave it empty for none.',
    wrongTitle: 'Please give a title of at most 80 characters, without web or e-mail addresses.',
    contactsTitle: 'Correct the details of {name}',
    contactsLead:
      'This is how the community lists them. What they sign in with is their own and does not change.',
    wrongName: 'Please type a name, in letters, up to 60.',
    invitedByEmail:
      'Their invitation went to {email}. To send it elsewhere, fix the address of the invitation.',
    fixInvitation: 'Open the invitation',
    suspendTitle: 'Suspend {name}?',
    suspendLead:
      '{name} cannot enter the community from now on. Home, household, role and groups stay as they are, and you can give the access back at any time.',
    suspendTold:
      '{name} reads the reason, on the page and in an e-mail. It is kept in the audit log.',
    reason: 'Reason',
    wrongReason: 'Please say why, in at most 300 characters.',
    suspendDo: 'Suspend',
    save: 'Save',
    cancel: 'Cancel',
    mend: 'Please mend this:',
    changed: 'Saved.',
    suspended: '{name} is suspended, and has been told.',
    reinstated: '{name} has access again, and has been told.',
    'left already': 'Nothing was changed: {name} has left the community.',
    'not active': 'Nothing was changed: {name} is not an active member now.',
    'suspended already': 'Nothing was changed: {name} was suspended already.',
    'not suspended': 'Nothing was changed: {name} is not suspended.',
    yourself: 'You cannot suspend yourself.',
    'may not grant': 'Nothing was changed: {name} may do more here than you may.',
    'last leader': 'Nothing was changed: {name} is the only leader of the community.',
    'expected already':
      'Somebody of this name is already expected under this address. Merge the two instead.',
    'invited there': 'The invitation went there. Fix the address of the invitation instead.',
  },
  es: {
    members: 'Miembros de la comunidad',
    leader: 'Dirección',
    active: 'Activo',
    pending: 'Pendiente',
    inactive: 'Inactivo',
    you: 'Usted',
    email: 'Correo',
    phone: 'Teléfono',
    noContact: 'Aquí no se muestra ningún correo ni teléfono.',
    ownContact: 'Lo que ven sus vecinos lo decide usted, en Mi cuenta.',
    myAccount: 'Mi cuenta',
    homes: 'Vivienda',
    noHome: 'Ninguna vivienda de esta comunidad.',
    pastHomes: 'Vivió aquí antes',
    head: 'Cabeza de familia',
    owner: 'Propietario',
    'absentee owner': 'Propietario ausente',
    renter: 'Inquilino',
    since: 'desde el {day}',
    fromUntil: 'del {since} al {until}',
    groups: 'Grupos',
    record: 'Para quienes cuidan de los miembros',
    onlyLeaders: 'Los vecinos no ven esta parte.',
    knownSince: 'Se conoce desde',
    joined: 'Entró',
    notJoined: 'Todavía no',
    left: 'Se fue',
    invitation: 'Invitación',
    story: 'Ver toda su historia',
    suspendedSince: 'Acceso suspendido desde el {day}',
    resend: 'Reenviar la invitación',
    void: 'Anular la invitación',
    'change title': 'Cambiar el cargo',
    'change contacts': 'Corregir los datos',
    suspend: 'Suspender…',
    reinstate: 'Devolver el acceso',
    titleTitle: 'El cargo de {name}',
    title: 'Cargo',
    titleHint:
      'Unas palabras junto al nombre, por ejemplo Tesorera. No da ningún permiso. Déjelo vacío si no hay ninguno.',
    wrongTitle:
      'Escriba un cargo de 80 caracteres como máximo, sin direcciones de internet ni de correo.',
    contactsTitle: 'Corregir los datos de {name}',
    contactsLead:
      'Así figura en la lista de la comunidad. Lo que usa para iniciar sesión es suyo y no cambia.',
    wrongName: 'Escriba un nombre, con letras, hasta 60.',
    invitedByEmail:
      'Su invitación fue a {email}. Para enviarla a otro sitio, corrija la dirección de la invitación.',
    fixInvitation: 'Abrir la invitación',
    suspendTitle: '¿Suspender a {name}?',
    suspendLead:
      'Desde ahora, {name} no podrá entrar en la comunidad. Vivienda, hogar, rol y grupos siguen como están, y usted puede devolver el acceso cuando quiera.',
    suspendTold:
      '{name} leerá el motivo, en la página y en un correo. Queda en el registro de auditoría.',
    reason: 'Motivo',
    wrongReason: 'Diga por qué, en 300 caracteres como máximo.',
    suspendDo: 'Suspender',
    save: 'Guardar',
    cancel: 'Cancelar',
    mend: 'Corrija esto, por favor:',
    changed: 'Guardado.',
    suspended: 'El acceso de {name} está suspendido, y ya lo sabe.',
    reinstated: '{name} vuelve a tener acceso, y ya lo sabe.',
    'left already': 'No se cambió nada: {name} ya no está en la comunidad.',
    'not active': 'No se cambió nada: ahora {name} no es miembro activo.',
    'suspended already': 'No se cambió nada: el acceso de {name} ya estaba suspendido.',
    'not suspended': 'No se cambió nada: el acceso de {name} no está suspendido.',
    yourself: 'No puede suspenderse a sí mismo.',
    'may not grant': 'No se cambió nada: {name} puede hacer aquí más que usted.',
    'last leader': 'No se cambió nada: {name} es la única persona que dirige la comunidad.',
    'expected already':
      'Ya se espera a alguien de este nombre en esta dirección. Una las dos fichas.',
    'invited there': 'La invitación fue a esa dirección. Corrija la dirección de la invitación.',
  },
})

export type MemberWord = keyof (typeof memberWords)['en']

const done = ['changed', 'suspended', 'reinstated'] as const
const refused = ['not suspended', 'may not grant'] as const

/** What has been done last, as an address says it. */
export type Told = (typeof done)[number] | (typeof refused)[number]

/** What an address says was done last; null for what it cannot say. */
export function readTold(params: URLSearchParams): { word: Told; isRefusal: boolean } | null {
  const word = [...done, ...refused].find((one) => one === params.get('told'))
  return word ? { word, isRefusal: (refused as readonly string[]).includes(word) } : null
}
