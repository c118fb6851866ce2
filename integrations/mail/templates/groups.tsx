import type { GroupFacts, Locale } from '../mail.ts'
import { Doing, Letter, Words } from './layout.tsx'
import type { FactsOf, Template } from './template.ts'

const words = {
  en: {
    dear: ({ firstName }: GroupFacts) => `Dear ${firstName},`,
    askedBody: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} asks to join the group ${group}. Please let them in, or decline, on its page.`,
    asked: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} asks to join ${group}`,
    askedGo: 'See who asks',
    askedReason: ({ group }: GroupFacts) =>
      `You get this message because you run the group ${group}.`,
    let: ({ group }: GroupFacts) => `You are in the group ${group} now`,
    letBody: ({ group }: GroupFacts) => `you asked to join the group ${group}, and you are in.`,
    letGo: 'Open the group',
    letReason: ({ group }: GroupFacts) =>
      `You get this message because you asked to join the group ${group}.`,
  },
  es: {
    dear: ({ firstName }: GroupFacts) => `Hola, ${firstName}:`,
    askedBody: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} quiere entrar en el grupo ${group}. Admítale o rechácele en la página del grupo.`,
    asked: ({ askedBy, group }: FactsOf<'asked to join group'>) =>
      `${askedBy} quiere entrar en ${group}`,
    askedGo: 'Ver quién lo pide',
    askedReason: ({ group }: GroupFacts) =>
      `Recibe este mensaje porque administra el grupo ${group}.`,
    let: ({ group }: GroupFacts) => `Ya está en el grupo ${group}`,
    letBody: ({ group }: GroupFacts) => `pidió entrar en el grupo ${group}, y ya está dentro.`,
    letGo: 'Abrir el grupo',
    letReason: ({ group }: GroupFacts) =>
      `Recibe este mensaje porque pidió entrar en el grupo ${group}.`,
  },
}

type Said = { subject: string; body: string; go: string; reason: string }

function letter(facts: GroupFacts, locale: Locale, { subject, body, go, reason }: Said) {
  const { community, url } = facts
  return (
    <Letter locale={locale} letterhead={community} preview={subject} reason={reason}>
      <Words>{words[locale].dear(facts)}</Words>
      <Words>{body}</Words>
      <Doing href={url} color={community.color}>
        {go}
      </Doing>
    </Letter>
  )
}

/** Sent to those who run a group when somebody asks to be let in. */
export const askedToJoinGroup: Template<'asked to join group'> = {
  subject: (facts, locale) => words[locale].asked(facts),
  letter: (facts, locale) => {
    const { asked, askedBody, askedGo: go, askedReason } = words[locale]
    const said = { subject: asked(facts), body: askedBody(facts), go, reason: askedReason(facts) }
    return letter(facts, locale, said)
  },
}

/** Sent to somebody who asked and has been let in. */
export const letIntoGroup: Template<'let into group'> = {
  subject: (facts, locale) => words[locale].let(facts),
  letter: (facts, locale) => {
    const { let: subject, letBody, letGo: go, letReason } = words[locale]
    const said = { subject: subject(facts), body: letBody(facts), go, reason: letReason(facts) }
    return letter(facts, locale, said)
  },
}
