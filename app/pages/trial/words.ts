import { words } from '#app/words/words.ts'

export const trialWords = words({
  en: {
    title: 'Trial',
    forGood: 'This community has no trial. It goes on for good.',
    left: '{days, plural, =1 {One day left} other {# days left}}',
    until: 'The trial goes on until {moment}.',
    ended: 'The trial has ended',
    endedAt: 'It ended on {moment}.',
    waiting:
      '{count, plural, =0 {} =1 {One message waits and will leave when the community goes on.} other {# messages wait and will leave when the community goes on.}}',
    ends: 'What ends with it',
    endsBody:
      'Nothing can be changed any more: nobody is invited, nobody joins, and no e-mail or text message leaves.',
    stays: 'What stays',
    staysBody:
      'Everything. Everybody can come in, look, print and take files away as before. Codes stay good and lose no time, messages wait, and planned moves are carried out once the community goes on.',
    extend: 'Extend the trial',
    extendBody:
      'You can extend it by {days} days{left, plural, =1 {, once more.} other {, and # times in all.}}',
    noMore: 'It has been extended as often as possible.',
    goOn: 'To go on for good',
    ask: 'Ask whoever runs this site for your board.',
    selfHosted: 'Do you run it yourself? This command ends the trial:',
    done: 'Extended. The trial goes on until {moment}.',
    'no trial': 'This community has no trial any more: it goes on for good.',
    'no more': 'The trial has been extended as often as possible. See below how to go on for good.',
    'extended meanwhile':
      'It has been extended already, by a second press, in another window or by another leader. It counts once.',
  },
  es: {
    title: 'Prueba',
    forGood: 'Esta comunidad no tiene prueba. Sigue de forma permanente.',
    left: '{days, plural, =1 {Queda un día} other {Quedan # días}}',
    until: 'La prueba sigue hasta el {moment}.',
    ended: 'La prueba ha terminado',
    endedAt: 'Terminó el {moment}.',
    waiting:
      '{count, plural, =0 {} =1 {Un mensaje espera y saldrá cuando la comunidad siga.} other {# mensajes esperan y saldrán cuando la comunidad siga.}}',
    ends: 'Qué termina con ella',
    endsBody:
      'Ya no se puede cambiar nada: no se invita a nadie, nadie se une y no sale ningún correo ni mensaje de texto.',
    stays: 'Qué queda',
    staysBody:
      'Todo. Todas las personas pueden entrar, mirar, imprimir y llevarse archivos como antes. Los códigos siguen siendo válidos y no pierden tiempo, los mensajes esperan y las mudanzas planeadas se llevan a cabo cuando la comunidad siga.',
    extend: 'Prolongar la prueba',
    extendBody:
      'Puede prolongarla {days} días{left, plural, =1 {, una vez más.} other {, y # veces en total.}}',
    noMore: 'Se ha prolongado tantas veces como es posible.',
    goOn: 'Para seguir de forma permanente',
    ask: 'Pregunte a quien administra este sitio para su junta.',
    selfHosted: '¿Lo administra usted? Esta orden pone fin a la prueba:',
    done: 'Prolongada. La prueba sigue hasta el {moment}.',
    'no trial': 'Esta comunidad ya no tiene prueba: sigue de forma permanente.',
    'no more':
      'La prueba se ha prolongado tantas veces como es posible. Vea abajo cómo seguir de forma permanente.',
    'extended meanwhile':
      'Ya se prolongó: al pulsar dos veces, en otra ventana o por otra persona que dirige. Cuenta una vez.',
  },
})
