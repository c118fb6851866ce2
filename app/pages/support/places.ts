import { words } from '#app/words/words.ts'

/** What the places of the console are called in its navigation. */
export const placeWords = words({
  en: { communities: 'Communities' },
  es: { communities: 'Comunidades' },
})

type PlaceName = keyof (typeof placeWords)['en']

/** The places of the console, in the order of its navigation. */
export const places: readonly { name: PlaceName; to: string }[] = [
  { name: 'communities', to: '/support/communities' },
]
