import { words } from '#app/words/words.ts'

/** What concerns the community as a whole, as the log calls it. */
export const deedsOfTheCommunity = words({
  en: {
    'founded community': '{who} created the community',
    'chose reminders': '{who} turned reminders {about, select, true {on} other {off}}',
    'chose two-factor for leaders':
      '{who} decided that leaders {about, select, true {need two-factor} other {do not need two-factor}}',
    'changed preference':
      '{who} changed {about, select, name {the name of the community} place {town and time zone} language {the language of letters} color {the colour} logo {the logo} default_role {the default member role} invitation_days {how long invitations are valid} open_codes {who confirms open codes} other {a preference}}',
    'drew curtain': '{who} drew the Black Curtain',
    'planned lifting': '{who} set the time at which the Black Curtain lifts',
    'cancelled lifting': '{who} cancelled the time at which the Black Curtain was to lift',
    'lifted curtain':
      '{about, select, its_time {The Black Curtain lifted at its time} other {{who} lifted the Black Curtain}}{count, plural, =0 {} =1 {; one person was told} other {; # people were told}}',
    'settled notice':
      '{who} took a notice{whom, select, none {} other { about {whom}}} off the home page',
    'extended trial': '{who} extended the trial by {count, plural, =1 {one day} other {# days}}',
    'ended trial for good': '{who} ended the trial: the community goes on for good',
    'exported audit log': '{who} took the audit log away as a file',
    'brought roster': '{who} uploaded the roster{file, select, none {} other { {file}}}',
    'discarded roster': '{who} discarded the roster{file, select, none {} other { {file}}}',
    'imported roster': '{who} imported the roster{file, select, none {} other { {file}}}',
    'stopped import':
      '{who} stopped the import of the roster{file, select, none {} other { {file}}}',
    'undid import': '{who} undid the import of the roster{file, select, none {} other { {file}}}',
    'joined with default role':
      '{who} joined with the default role: whoever had invited them could no longer grant the promised one',
    'created role': '{who} created the role {name}',
    'changed role': '{who} changed the role {name}',
    'deleted role':
      '{who} deleted the role {name}{count, plural, =0 {} =1 {; one person has another one instead} other {; # people have another one instead}}',
    'filled in member fields':
      '{who} filled in the member fields of {whom}{name, select, none {} other {: {name}}}',
    'added member field': '{who} added the member field {name}',
    'changed member field': '{who} changed the member field {name}',
    'removed member field': '{who} took the member field {name} away',
    'restored member field': '{who} brought the member field {name} back',
  },
  es: {
    'founded community': '{who} creó la comunidad',
    'chose reminders': '{who} {about, select, true {activó} other {desactivó}} los recordatorios',
    'chose two-factor for leaders':
      '{who} decidió que quienes dirigen {about, select, true {necesitan} other {no necesitan}} los dos pasos',
    'changed preference':
      '{who} cambió {about, select, name {el nombre de la comunidad} place {la ciudad y la zona horaria} language {el idioma de las cartas} color {el color} logo {el logotipo} default_role {el rol de los nuevos miembros} invitation_days {cuánto valen las invitaciones} open_codes {quién confirma los códigos abiertos} other {una preferencia}}',
    'drew curtain': '{who} cerró el telón negro',
    'planned lifting': '{who} fijó la hora en que se levanta el telón negro',
    'cancelled lifting': '{who} canceló la hora en que se iba a levantar el telón negro',
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
    'undid import':
      '{who} deshizo la importación de la lista{file, select, none {} other { {file}}}',
    'joined with default role':
      '{who} se unió con el rol predeterminado: quien le había invitado ya no podía otorgar el prometido',
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
  },
})
