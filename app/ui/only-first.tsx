import { useWords, words } from '#app/words/words.ts'
import { Notice } from './notice.tsx'

const onlyFirstWords = words({
  en: {
    onlyFirst:
      'These are the first {count}: more cannot be done at once. For the others, search the list for a part of them, such as a street.',
  },
  es: {
    onlyFirst:
      'Son los primeros {count}: no se puede con más a la vez. Para los demás, busque en la lista una parte, por ejemplo una calle.',
  },
})

/** Says that more were meant than can be chosen at once. */
export function OnlyFirst({ count, areMore }: { count: number; areMore: boolean }) {
  const say = useWords(onlyFirstWords)
  return areMore && <Notice kind="warning">{say('onlyFirst', { count })}</Notice>
}
