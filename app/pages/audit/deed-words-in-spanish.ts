import type { Deed } from '#domain/audit/deed.ts'

/** What every deed is called in Spanish; the facts are those of the English words. */
export const deedWordsInSpanish: Record<Deed, string> = {
  joined: '{who} se unió{about, select, added_home { con otro hogar} other {}}',
  'joined with default role':
    '{who} se unió con el rol predeterminado: quien le había invitado ya no podía otorgar el prometido',
  'asked to join':
    '{name} pidió unirse sin código{about, select, sent { y recibió la invitación que le esperaba} member_already { y se le indicó que inicie sesión} other {}}',
  'approved join request': '{who} aprobó la solicitud de ingreso de {name}',
  'linked join request': '{who} vinculó la solicitud de ingreso de {name} con {whom}',
  'declined join request': '{who} rechazó la solicitud de ingreso de {name}',
  'changed own details': '{who} cambió sus propios datos',
  'chose preferences': '{who} eligió qué pueden ver los vecinos y cómo recibir avisos',
  'chose how to be told':
    '{who} eligió recibir los avisos {about, select, daily {una vez al día} other {enseguida}}',
  'merged members': '{who} unió la ficha de {merged} con la de {whom}',
  'undid merge': '{who} deshizo la unión de {merged} con {whom}',
  'closed account': '{who} cerró su cuenta',
  'invited member':
    '{who} invitó a {whom}{about, select, text { por mensaje de texto} unsent { y aún no ha enviado la invitación} other {}}',
  'made invitations':
    '{who} invitó a {count, plural, =1 {una dirección} other {# direcciones}} {about, select, text {por mensaje de texto} other {por correo electrónico}}',
  'made access passes':
    '{who} creó {count, plural, =1 {un pase de acceso} other {# pases de acceso}}{about, select, homes { para hogares} other {}}',
  'resent invitation': '{who} volvió a enviar la invitación a {whom}',
  reminded:
    '{who} recordó a {count, plural, =1 {una persona} other {# personas}} que tienen una invitación',
  'fixed address': '{who} corrigió adónde va la invitación de {whom}',
  'replaced code':
    '{about, select, new {{who} dio a {whom} un código nuevo} other {{who} reemplazó el código de {whom}; el anterior ya no funciona}}',
  'voided invitation':
    '{about, select, merged {{who} anuló una de las dos invitaciones de {whom}, al unirse las dos fichas} joined_otherwise {La invitación de {whom} terminó, porque {who} se unió de otra manera} other {{who} retiró la invitación de {whom}}}',
  'voided batch':
    '{who} retiró {count, plural, =1 {un código} other {# códigos}} de {about, select, pass {un lote de pases de acceso} text {un lote de mensajes de texto} other {un lote de correos}}',
  'asked to prove mailbox':
    '{who} pidió un enlace a la dirección a la que se invitó a {whom}, para unirse con otra cuenta',
  'asked a leader': '{who} consultó a quienes dirigen sobre la invitación de {whom}',
  'asked for a new invitation':
    '{who} abrió la invitación de {whom}, que había vencido, y pidió una nueva',
  unsubscribed: '{who} dio de baja a {whom} de invitaciones y recordatorios por correo',
  'lifted suppression': '{who} volvió a permitir mensajes a {whom}',
  'created property': '{who} agregó la propiedad {home}',
  'created household': '{who} agregó un hogar{home, select, none {} other { en {home}}}',
  'claimed home': '{who} usó un código abierto y dijo dónde vive; quien dirige debe confirmarlo',
  'confirmed home': '{who} confirmó el hogar de {whom}',
  'moved to home': '{who} confirmó a {whom}, en otro hogar que el que había dicho',
  'declined home': '{who} rechazó el hogar que {whom} había dicho',
  'appointed head':
    '{who} nombró a {whom} cabeza de familia{home, select, none {} other { en {home}}}',
  'handed household over':
    '{who} cedió el hogar{home, select, none {} other { en {home}}} a {whom}',
  'removed from household':
    '{who} quitó a {whom} del hogar{home, select, none {} other { en {home}}}',
  'left household': '{who} dejó el hogar{home, select, none {} other { en {home}}}',
  'planned move':
    '{who} planeó una mudanza{home, select, none {} other { desde {home}}}{day, select, none {} other {; el último día allí es el {day}}}',
  'changed move':
    '{who} cambió la mudanza planeada{home, select, none {} other { desde {home}}}{day, select, none {} other {; el último día allí es el {day}}}',
  'cancelled move':
    '{who} canceló la mudanza planeada{home, select, none {} other { desde {home}}}',
  'undid move': '{who} deshizo una mudanza{home, select, none {} other { desde {home}}}',
  'moved out':
    '{whom} se mudó{home, select, none {} other { de {home}}}{about, select, sold {, porque se vendió} lease_ended {, porque terminó el contrato de alquiler} other {}}',
  'moved back':
    '{whom} está de vuelta{home, select, none {} other { en {home}}}, porque se deshizo la mudanza',
  'renamed household':
    '{who} {name, select, none {quitó el nombre de un hogar; se llama como sus personas} other {llamó {name} a un hogar}}{home, select, none {} other { en {home}}}',
  'set household inactive':
    '{who} puso inactivo el hogar{home, select, none {} other { en {home}}}',
  'set household active':
    '{who} volvió a activar el hogar{home, select, none {} other { en {home}}}',
  'moved to household':
    '{who} pasó a {whom} a otro hogar{home, select, none {} other { en {home}}}',
  'stepped head down':
    '{who} anotó que {whom} deja de ser cabeza de familia{home, select, none {} other { en {home}}}',
  'changed property':
    '{who} cambió la dirección de una propiedad{home, select, none {} other { a {home}}}',
  'deleted property': '{who} eliminó la propiedad{home, select, none {} other { {home}}}',
  'restored property': '{who} restauró la propiedad{home, select, none {} other { {home}}}',
  'merged properties': '{who} unió dos propiedades{home, select, none {} other { en {home}}}',
  'undid property merge':
    '{who} deshizo la unión de dos propiedades{home, select, none {} other { en {home}}}',
  'founded community': '{who} creó la comunidad',
  'chose reminders': '{who} {about, select, true {activó} other {desactivó}} los recordatorios',
  'chose two-factor for leaders':
    '{who} decidió que quienes dirigen {about, select, true {necesitan} other {no necesitan}} los dos pasos',
  'changed preference':
    '{who} cambió {about, select, name {el nombre de la comunidad} place {la ciudad y la zona horaria} language {el idioma de las cartas} color {el color} logo {el logotipo} default_role {el rol de los nuevos miembros} invitation_days {cuánto valen las invitaciones} open_codes {quién confirma los códigos abiertos} other {una preferencia}}',
  'drew curtain': '{who} cerró el telón negro',
  'planned lifting': '{who} fijó la hora en que se levanta el telón negro',
  'cancelled lifting': '{who} anuló la hora en que se iba a levantar el telón negro',
  'lifted curtain':
    '{about, select, its_time {El telón negro se levantó a su hora} other {{who} levantó el telón negro}}{count, plural, =0 {} =1 {; se avisó a una persona} other {; se avisó a # personas}}',
  'settled notice':
    '{who} quitó de la página de inicio un aviso{whom, select, none {} other { sobre {whom}}}',
  'extended trial': '{who} prolongó la prueba {count, plural, =1 {un día} other {# días}}',
  'ended trial for good': '{who} puso fin a la prueba: la comunidad sigue de forma permanente',
  'exported audit log': '{who} se llevó el registro de auditoría en un archivo',
  'brought roster': '{who} subió la lista{file, select, none {} other { {file}}}',
  'discarded roster': '{who} descartó la lista{file, select, none {} other { {file}}}',
  'imported roster': '{who} importó la lista{file, select, none {} other { {file}}}',
  'stopped import':
    '{who} detuvo la importación de la lista{file, select, none {} other { {file}}}',
  'undid import': '{who} deshizo la importación de la lista{file, select, none {} other { {file}}}',
  'created group': '{who} creó el grupo {name}',
  'changed group': '{who} cambió el grupo {name}',
  'deleted group': '{who} eliminó el grupo {name}',
  'restored group': '{who} restauró el grupo {name}',
  'joined group': '{who} se unió al grupo {name}',
  'asked to join group': '{who} pidió unirse al grupo {name}',
  'withdrew request to join group': '{who} ya no pide unirse al grupo {name}',
  'let into group': '{who} admitió a {whom} en el grupo {name}',
  'declined for group': '{who} rechazó a {whom} para el grupo {name}',
  'left group': '{who} dejó el grupo {name}',
  'removed from group': '{who} quitó a {whom} del grupo {name}',
  'made group admin': '{who} nombró a {whom} administrador del grupo {name}',
  'ended group admin': '{who} retiró a {whom} como administrador del grupo {name}',
  'changed member role': '{who} dio a {whom} el rol {name}',
  'changed title': '{who} cambió el cargo de {whom}',
  'changed member details': '{who} corrigió los datos de {whom}',
  'suspended member': '{who} suspendió a {whom}',
  'reinstated member': '{who} devolvió el acceso a {whom}',
  'exported members':
    '{count, plural, one {{who} se llevó un miembro en un archivo} other {{who} se llevó # miembros en un archivo}}',
  'created role': '{who} creó el rol {name}',
  'changed role': '{who} cambió el rol {name}',
  'deleted role':
    '{who} eliminó el rol {name}{count, plural, =0 {} =1 {; una persona tiene otro en su lugar} other {; # personas tienen otro en su lugar}}',
  'filled in member fields':
    '{who} rellenó los campos de {whom}{name, select, none {} other {: {name}}}',
  'added member field': '{who} añadió el campo {name}',
  'changed member field': '{who} cambió el campo {name}',
  'removed member field': '{who} quitó el campo {name}',
  'restored member field': '{who} recuperó el campo {name}',
}
