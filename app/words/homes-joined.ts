import { useWords, words } from './words.ts'

const joinedWords = words({
  en: {
    joined:
      '{homes, plural, =1 {The one home has {joined, plural, =0 {not joined yet} other {joined}}} other {{joined} of # homes have joined}}',
  },
  es: {
    joined:
      '{homes, plural, =1 {La única vivienda {joined, plural, =0 {aún no se ha unido} other {ya se ha unido}}} other {Se han unido {joined} de # viviendas}}',
  },
})

/** Says how many homes of all have joined, in the language of the page: `120 of 300 homes have joined`. */
export function useHomesJoined(): (counts: { joined: number; homes: number }) => string {
  const say = useWords(joinedWords)
  return (counts) => say('joined', counts)
}
