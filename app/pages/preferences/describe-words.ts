import { words } from '#app/words/words.ts'

/** The words about what a community is called, where it is, and how it writes. */
export const describeWords = words({
  en: {
    nameLead:
      'Everybody reads it on pages, in letters and on access passes. The web address of the community stays as it is, so that links on paper go on working.',
    wrongName: 'Please give the community a name, up to 120 letters, without a web address.',
    placeLead:
      'Homes without a town of their own are taken to be here. The clocks of the time zone decide when letters leave, when leases end and when the Black Curtain lifts.',
    street: 'Street Address (optional)',
    streetHint:
      'The clubhouse or office, to which letters come back; leave it out if there is none.',
    city: 'City',
    state: 'State',
    chooseState: 'Please choose',
    zip: 'ZIP',
    timeZone: 'Time zone',
    timeZoneGuess: 'As the ZIP says',
    timeZoneHint: 'What is planned already keeps its moment.',
    wrongStreet: 'Please write only a street address, up to 100 letters, or leave it out.',
    wrongCity: 'Please name the city.',
    wrongState: 'Please choose the state.',
    wrongZip: 'A ZIP has five digits, like 78701.',
    zipElsewhere: 'This ZIP is not in that state. Please check both.',
    wrongTimeZone: 'We do not know this time zone. Please choose one.',
    languageLead:
      'In this language the community writes to people it does not know yet. Whoever has an account reads everything in the language they have chosen for themselves.',
    wrongLanguage: 'Please choose a language.',
  },
  es: {
    nameLead:
      'Se lee en las páginas, en las cartas y en los pases de acceso. La dirección web de la comunidad no cambia, para que los enlaces en papel sigan sirviendo.',
    wrongName: 'Dé un nombre a la comunidad, hasta 120 letras, sin direcciones web.',
    placeLead:
      'Las casas sin ciudad propia se entienden aquí. La hora de esta zona decide cuándo salen las cartas, cuándo terminan los alquileres y cuándo se levanta el telón negro.',
    street: 'Dirección (opcional)',
    streetHint: 'La casa club o la oficina, adonde vuelven las cartas; déjelo vacío si no hay.',
    city: 'Ciudad',
    state: 'Estado',
    chooseState: 'Elija uno',
    zip: 'Código postal',
    timeZone: 'Zona horaria',
    timeZoneGuess: 'Según el código postal',
    timeZoneHint: 'Lo que ya está previsto conserva su momento.',
    wrongStreet: 'Escriba solo una dirección, hasta 100 letras, o déjelo vacío.',
    wrongCity: 'Escriba la ciudad.',
    wrongState: 'Elija el estado.',
    wrongZip: 'Un código postal tiene cinco cifras, como 78701.',
    zipElsewhere: 'Ese código postal no está en ese estado. Compruebe los dos.',
    wrongTimeZone: 'No conocemos esa zona horaria. Elija una.',
    languageLead:
      'En este idioma escribe la comunidad a quienes todavía no conoce. Quien tiene una cuenta lo lee todo en el idioma que ha elegido.',
    wrongLanguage: 'Elija un idioma.',
  },
})
