import { words } from '#app/words/words.ts'
import type { SkipReason } from '#domain/invitations/why-not-send.ts'

/** What is said before and after something is done to several invitations at once. */
export const bulkWords = words({
  en: {
    resendTitle:
      '{count, plural, =1 {Send this invitation again?} other {Send these invitations again?}}',
    resendBody:
      '{count, plural, =1 {The same code goes out once more, with its full validity from today.} other {Everyone gets the same code once more, with its full validity from today.}}',
    willSend:
      '{count, plural, =0 {None of them can be sent now.} =1 {One will be sent, to:} other {# will be sent, to:}}',
    willSkip: '{count, plural, =1 {One will be skipped:} other {# will be skipped:}}',
    resendDo: '{count, plural, =1 {Send one invitation} other {Send # invitations}}',
    replaceTitle:
      '{count, plural, =1 {Give this invitation a new code?} other {Give these invitations new codes?}}',
    replaceBody:
      '{count, plural, =1 {The code it has now will never work again. If it was sent, it is sent again with the new code; a pass must be printed again.} other {The codes they have now will never work again. Those that were sent are sent again with the new code; passes must be printed again.}}',
    replaceDo: '{count, plural, =1 {Replace one code} other {Replace # codes}}',
    replaced:
      '{count, plural, =0 {No code was replaced} =1 {One code was replaced} other {# codes were replaced}}',
    voidTitle: '{count, plural, =1 {Void this invitation?} other {Void these invitations?}}',
    voidBody:
      '{count, plural, =1 {Its code stops working for good: nobody can join with it any more. You can invite the same person anew at any time.} other {Their codes stop working for good: nobody can join with them any more. You can invite the same people anew at any time.}}',
    voidDo: '{count, plural, =1 {Void one invitation} other {Void # invitations}}',
    nobody: 'Nobody is selected. Tick the people first.',
    cancel: 'Cancel',
    ok: 'Ok',
    sent: '{count, plural, =0 {No invitation was sent} =1 {One invitation was sent} other {# invitations were sent}}',
    voided:
      '{count, plural, =0 {No invitation was voided} =1 {One invitation was voided} other {# invitations were voided}}',
    skipped: '{count, plural, =1 {One was skipped:} other {# were skipped:}}',
    'already joined': 'has joined already',
    'no invitation': 'has no invitation; press Invite on their page',
    voidedAlready: 'was voided already',
    replacedAlready: 'has got a new code already',
    'on paper': 'is on paper; print it again',
    'no e-mail address': 'has no e-mail address',
    'no phone number': 'has no phone number',
    bounced: 'has an address that was refused; fix the address',
    complained: 'marked a message as spam; hand the code over another way',
    unsubscribed: 'wants no e-mail; hand the code over another way',
    'opted out': 'answered STOP; hand the code over another way',
    'on its way': 'has one on its way that has not left yet',
    'sent a moment ago': 'was sent one less than ten minutes ago',
    'sent three times today': 'was sent three today; try again tomorrow',
    'may not grant': 'was invited with a role that you cannot grant',
  },
  es: {
    resendTitle:
      '{count, plural, =1 {¿Enviar esta invitación otra vez?} other {¿Enviar estas invitaciones otra vez?}}',
    resendBody:
      '{count, plural, =1 {El mismo código sale de nuevo, con toda su validez desde hoy.} other {Cada persona recibe de nuevo el mismo código, con toda su validez desde hoy.}}',
    willSend:
      '{count, plural, =0 {Ahora no puede enviarse ninguna.} =1 {Se enviará una, a:} other {Se enviarán #, a:}}',
    willSkip: '{count, plural, =1 {Una se omitirá:} other {# se omitirán:}}',
    resendDo: '{count, plural, =1 {Enviar una invitación} other {Enviar # invitaciones}}',
    replaceTitle:
      '{count, plural, =1 {¿Dar un código nuevo a esta invitación?} other {¿Dar códigos nuevos a estas invitaciones?}}',
    replaceBody:
      '{count, plural, =1 {El código que tiene ahora no volverá a funcionar. Si se envió, se envía otra vez con el código nuevo; un pase hay que imprimirlo de nuevo.} other {Los códigos que tienen ahora no volverán a funcionar. Las que se enviaron se envían otra vez con el código nuevo; los pases hay que imprimirlos de nuevo.}}',
    replaceDo: '{count, plural, =1 {Cambiar un código} other {Cambiar # códigos}}',
    replaced:
      '{count, plural, =0 {No se cambió ningún código} =1 {Se cambió un código} other {Se cambiaron # códigos}}',
    voidTitle: '{count, plural, =1 {¿Anular esta invitación?} other {¿Anular estas invitaciones?}}',
    voidBody:
      '{count, plural, =1 {Su código deja de funcionar para siempre: ya nadie puede unirse con él. Puede invitar de nuevo a la misma persona cuando quiera.} other {Sus códigos dejan de funcionar para siempre: ya nadie puede unirse con ellos. Puede invitar de nuevo a las mismas personas cuando quiera.}}',
    voidDo: '{count, plural, =1 {Anular una invitación} other {Anular # invitaciones}}',
    nobody: 'No ha seleccionado a nadie. Marque primero a las personas.',
    cancel: 'Cancelar',
    ok: 'De acuerdo',
    sent: '{count, plural, =0 {No se envió ninguna invitación} =1 {Se envió una invitación} other {Se enviaron # invitaciones}}',
    voided:
      '{count, plural, =0 {No se anuló ninguna invitación} =1 {Se anuló una invitación} other {Se anularon # invitaciones}}',
    skipped: '{count, plural, =1 {Una se omitió:} other {# se omitieron:}}',
    'already joined': 'ya se ha unido',
    'no invitation': 'no tiene invitación; pulse Invitar en su página',
    voidedAlready: 'ya estaba anulada',
    replacedAlready: 'ya tiene un código nuevo',
    'on paper': 'está en papel; imprímala otra vez',
    'no e-mail address': 'no tiene correo electrónico',
    'no phone number': 'no tiene número de teléfono',
    bounced: 'tiene una dirección que fue rechazada; corríjala',
    complained: 'marcó un mensaje como correo no deseado; entregue el código de otra forma',
    unsubscribed: 'no quiere correos; entregue el código de otra forma',
    'opted out': 'respondió STOP; entregue el código de otra forma',
    'on its way': 'tiene una en camino que aún no ha salido',
    'sent a moment ago': 'recibió una hace menos de diez minutos',
    'sent three times today': 'ha recibido tres hoy; inténtelo mañana',
    'may not grant': 'tiene una invitación con un rol que usted no puede dar',
  },
})

/** The words for why somebody was skipped: two of the reasons are called as what was done to others. */
export function skipWord(because: SkipReason) {
  if (because === 'replaced') return 'replacedAlready'
  return because === 'voided' ? 'voidedAlready' : because
}
