import { words } from '#app/words/words.ts'

/** What the places of the console are called in its navigation. */
export const placeWords = words({
  en: {
    conversations: 'Conversations',
    communities: 'Communities',
    replies: 'Ready answers',
    articles: 'Help articles',
  },
  es: {
    conversations: 'Conversaciones',
    communities: 'Comunidades',
    replies: 'Respuestas preparadas',
    articles: 'Artículos de ayuda',
  },
})

type PlaceName = keyof (typeof placeWords)['en']

/** The places of the console, in the order of its navigation; everything lies below the first. */
export const places: readonly { name: PlaceName; to: string; isFirst?: boolean }[] = [
  { name: 'conversations', to: '/support', isFirst: true },
  { name: 'communities', to: '/support/communities' },
  { name: 'replies', to: '/support/replies' },
  { name: 'articles', to: '/support/articles' },
]
