import { useWords, words } from '#app/words/words.ts'

const listedWords = words({
  en: {
    title: 'What your communities list',
    lead: 'Each community keeps a list of its own. What it lists as your account has it changes with it. What its leaders have written otherwise stays; ask them to change it.',
    follows: 'changes with your account',
    stays: 'stays as its leaders wrote it',
  },
  es: {
    title: 'Lo que tienen sus comunidades',
    lead: 'Cada comunidad lleva su propia lista. Lo que coincide con su cuenta cambia con ella. Lo que la directiva ha escrito de otra manera no cambia; pídale que lo corrija.',
    follows: 'cambia con su cuenta',
    stays: 'queda como lo escribió la directiva',
  },
})

/** How a community lists somebody, line by line; a line without words is left out. */
export type Listed = {
  community: string
  lines: { what: string | null; follows: boolean }[]
}

/** Which entries of communities change with the account, and which stay. */
export function WhatIsListed({ lists }: { lists: readonly Listed[] }) {
  const say = useWords(listedWords)
  if (lists.length === 0) return null
  return (
    <div className="or">
      <h2>{say('title')}</h2>
      <p>{say('lead')}</p>
      <ul className="settings">
        {lists.map(({ community, lines }) => (
          <li key={community}>
            <div className="what">
              <p>
                <strong>{community}</strong>
              </p>
              {lines
                .filter(({ what }) => what !== null)
                .map(({ what, follows }) => (
                  <p key={what}>
                    {what} <span className="soft">({say(follows ? 'follows' : 'stays')})</span>
                  </p>
                ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
