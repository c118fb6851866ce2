import { useWords } from '#app/words/words.ts'
import { helpWords } from './words.ts'

/** The way to people, at the end of every page of help. */
export function ContactSupport() {
  const say = useWords(helpWords)
  return (
    <p className="contact-support">
      {say('contactLead')} <a href="/help/contact">{say('contact')}</a>
    </p>
  )
}
