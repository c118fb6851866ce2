import { words } from '#app/words/words.ts'

/** When support came in and went, as the log calls it. */
export const deedsOfSupport = words({
  en: {
    'granted support access':
      '{who} may enter the community for {count, plural, =1 {one hour} other {# hours}}',
    'ended support access': '{who} ended the access of {name} of Communitrak Support',
  },
  es: {
    'granted support access':
      '{who} puede entrar en la comunidad durante {count, plural, =1 {una hora} other {# horas}}',
    'ended support access': '{who} puso fin al acceso de {name}, del servicio de asistencia',
  },
})
