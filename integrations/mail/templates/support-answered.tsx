import { Doing, Letter, ownLetterhead, Words } from './layout.tsx'
import type { Template } from './template.ts'

const words = {
  en: {
    above: '— reply above this line —',
    subject: 'Support has answered you',
    support: 'Communitrak Support',
    files: (names: string) => `With it came: ${names}. You find it behind the link below.`,
    reply: 'Simply reply to this letter, or go on here:',
    go: 'Go to the conversation',
    reason: 'You get this because you asked Communitrak Support.',
  },
  es: {
    above: '— responda por encima de esta línea —',
    subject: 'Soporte le ha respondido',
    support: 'Soporte de Communitrak',
    files: (names: string) => `Con él vino: ${names}. Lo encontrará en el enlace de abajo.`,
    reply: 'Responda a este mensaje, o continúe aquí:',
    go: 'Ir a la conversación',
    reason: 'Recibe este mensaje porque preguntó a Soporte de Communitrak.',
  },
}

/** What support has said to somebody who is away. Mail programs keep letters of one subject together. */
export const supportAnswered: Template<'support answered'> = {
  subject: ({ subject }, locale) => (subject === null ? words[locale].subject : `Re: ${subject}`),
  letter: ({ answers, url, mayReply }, locale) => {
    const say = words[locale]
    return (
      <Letter locale={locale} letterhead={ownLetterhead} preview={say.subject} reason={say.reason}>
        {mayReply && <Words>{say.above}</Words>}
        {answers.map(({ author, text, files }) => (
          <div key={text}>
            <Words>
              <strong>{author ?? say.support}</strong>
            </Words>
            <Words>{text}</Words>
            {files !== null && <Words>{say.files(files)}</Words>}
          </div>
        ))}
        {mayReply && <Words>{say.reply}</Words>}
        <Doing href={url} color={ownLetterhead.color}>
          {say.go}
        </Doing>
      </Letter>
    )
  },
}
