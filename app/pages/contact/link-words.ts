import { words } from '#app/words/words.ts'

export const linkWords = words({
  en: {
    unknown: 'This link leads nowhere',
    unknownBody:
      'Perhaps a part of it is missing. Open it from the e-mail again, or copy all of it. You can also simply write to us anew.',
    silent: 'This conversation has rested for long',
    silentBody:
      'For more than three months nobody has written in it, so its link does not open it any more. You can write to us anew at any time.',
    ask: 'Write to support',
  },
  es: {
    unknown: 'Este enlace no lleva a ninguna parte',
    unknownBody:
      'Quizá falte una parte. Ábralo otra vez desde el correo o cópielo entero. También puede escribirnos de nuevo.',
    silent: 'Esta conversación lleva mucho tiempo en silencio',
    silentBody:
      'Desde hace más de tres meses nadie ha escrito en ella, así que su enlace ya no la abre. Puede escribirnos de nuevo cuando quiera.',
    ask: 'Escribir a soporte',
  },
})
